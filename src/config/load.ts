import { readFile } from 'node:fs/promises'
import { isAbsolute, relative } from 'node:path'
import { plainText } from '../vocabulary/plain-text.ts'
import { discover } from './discover.ts'
import type { ConfigFile } from './discover.ts'
import type { Finding, Problem } from './finding.ts'
import { parseSource } from './parse.ts'
import type { UnmatchedPattern } from './pattern.ts'
import type { Source } from './source.ts'

/** The scrapers of a config folder. */
export interface Fleet {
  /** Sorted by country, then source. */
  sources: Source[]
  invalid: InvalidConfig[]
  parked: ParkedConfig[]
  /** Files in the folder that are no configs. */
  ignored: number
  /** Patterns that selected nothing, each with a sentence that says so. */
  unmatched: UnmatchedPattern[]
  /** What keeps the folder itself, or one below it, from being read; '' each a sentence. */
  unreadable: string[]
  lint: Finding[]
}

/** A config that cannot run; the others do. */
export interface InvalidConfig {
  country: string
  source: string
  /** As a user would open it from the current directory. */
  file: string
  /** Of the first problem. */
  line: number
  column: number
  /** The first problem, and how many more there are. */
  message: string
  problems: Problem[]
}

export interface ParkedConfig {
  country: string
  source: string
  file: string
  /** The first comment of the file, which by custom says why; '' without one. */
  why: string
}

/** Reads every config that the patterns select, each once. One that is broken never stops the others. */
export async function loadFleet(configDir: string, patterns: readonly string[], cwd: string): Promise<Fleet> {
  const found = await discover(configDir, patterns)
  const fleet: Fleet = {
    sources: [],
    invalid: [],
    parked: [],
    ignored: found.ignored,
    unmatched: found.unmatched,
    unreadable: found.unreadable.map((folder) => `${shownPath(folder, cwd)} cannot be read`),
    lint: [],
  }
  for (const config of found.configs) {
    const file = shownPath(config.path, cwd)
    const text = await readText(config.path)
    if (typeof text !== 'string') {
      fleet.invalid.push(invalid(config, [{ ...text, file }]))
      continue
    }
    const parsed = parseSource(text, { file, country: config.country, source: config.source })
    if (!parsed.ok) fleet.invalid.push(invalid(config, parsed.problems))
    else {
      fleet.sources.push(parsed.source)
      fleet.lint.push(...parsed.lint)
    }
  }
  for (const config of found.impossible) {
    const file = shownPath(config.path, cwd)
    const rule = 'file-name'
    fleet.invalid.push(
      invalid(config, [{ file, line: 1, column: 1, path: '', level: 'error', rule, message: config.message }]),
    )
  }
  fleet.invalid.sort((a, b) => (a.file < b.file ? -1 : 1))
  for (const config of found.parked) {
    const text = await readText(config.path)
    const why = typeof text === 'string' ? firstComment(text) : ''
    fleet.parked.push({
      country: plainText(config.country),
      source: plainText(config.source),
      file: shownPath(config.path, cwd),
      why,
    })
  }
  return fleet
}

function invalid(config: ConfigFile, problems: Problem[]): InvalidConfig {
  const { file, line, column, message } = problems[0]!
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`
  const { country, source } = config
  return {
    country: plainText(country),
    source: plainText(source),
    file,
    line,
    column,
    message: `${message}${more}`,
    problems,
  }
}

/** A path as somebody in `cwd` would type it. */
export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return plainText(short === '' || short.startsWith('..') || isAbsolute(short) ? path : short)
}

async function readText(path: string): Promise<string | Omit<Problem, 'file'>> {
  const fault = (message: string, line = 1, column = 1): Omit<Problem, 'file'> => {
    return { line, column, path: '', level: 'error', rule: 'unreadable', message }
  }
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    return fault(`the file cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return fault('the file is not UTF-8 text')
  }
}

function firstComment(text: string): string {
  const comment = text.split('\n').find((line) => /^#(?! *yaml-language-server)/.test(line))
  return plainText((comment ?? '').replace(/^#+/, '').trim())
}
