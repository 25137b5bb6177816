import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { TableFormat } from '../../../tables/table.ts'
import { existingPart } from '../../session/existing-part.ts'
import { unwritableFolder } from '../../session/unwritable-folder.ts'
import type { RecordsArgs } from './flags.ts'

/** What an earlier output has that a later one may not have. Without its word for it the file is somebody else's. */
export function staleNames(out: string): string[] {
  try {
    const { duplicates } = JSON.parse(readFileSync(join(out, 'stats.json'), 'utf8')) as { duplicates?: unknown }
    return duplicates === null || duplicates === undefined ? [] : ['pairs.jsonl']
  } catch {
    return []
  }
}

/** All files that an output may have. */
function outputNames(format: TableFormat): string[] {
  return [`records.${format}`, 'pairs.jsonl', 'rejected.jsonl', 'stats.json']
}

interface Inputs {
  path: string
  args: RecordsArgs
  cwd: string
}

/**
 * Why a folder cannot take the output: a file that is read would be replaced, or a folder has its name. Null when it
 * can.
 */
export function outputFault(out: string, format: TableFormat, { path, args, cwd }: Inputs): string | null {
  if (unwritableFolder(out) === 'ENOTDIR')
    return `the output needs a folder, and ${shownPath(existingPart(out), cwd)} is a file`
  const named = Object.entries({ 'the input': path, '--against': args.against, '--labels': args.labels })
  for (const name of outputNames(format)) {
    const there = idOf(join(out, name))
    if (there === null) continue
    const shown = shownPath(join(out, name), cwd)
    const read = named.find(([, file]) => file !== undefined && idOf(resolve(cwd, file)) === there)
    if (read !== undefined) return `${shown} would be replaced, and is ${read[0]}`
    if (statSync(join(out, name)).isDirectory()) return `${shown} is a folder, where a file is to be written`
  }
  return null
}

/** The same for all names of one file. */
function idOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}:${found.ino}`
}
