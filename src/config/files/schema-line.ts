import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { Finding } from '../parse/finding.ts'
import { schemaFile } from './schema-file.ts'

/**
 * The line that names an editor's JSON Schema, where it points to no file; null for a good one, a web address, and
 * none. `path` is where the config lies, `file` how a user would open it, `schema` which one it should name.
 */
export function schemaLineFinding(
  text: string,
  path: string,
  file: string,
  schema: 'source' | 'defaults' = 'source',
): Finding | null {
  const lines = text.split('\n', MOST_LINES)
  const at = lines.findIndex((line) => START.test(line))
  const named = at === -1 ? undefined : /\$schema=(\S{1,500})/.exec(lines[at]!)?.[1]
  if (named === undefined || /^[a-z][a-z\d+.-]+:/i.test(named)) return null
  const folder = dirname(resolve(path))
  if (existsSync(resolve(folder, named))) return null
  const message = `$schema points to no file: ${named}; here it is ${relative(folder, schemaFile(schema))}`
  const column = lines[at]!.indexOf(named) + 1
  return { file, line: at + 1, column, path: '', level: 'info', rule: 'schema-line', message: plainText(message) }
}

/** Editors look for it among the first comments. */
const MOST_LINES = 20
const START = /^#\s{0,9}yaml-language-server:/
