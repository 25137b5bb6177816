import { plainText } from '../vocabulary/plain-text.ts'
import { discover } from './discover.ts'
import type { ConfigFile, Discovery } from './discover.ts'
import type { Finding, Problem } from './finding.ts'
import { lintFleet } from './lint/lint.ts'
import { parseSource } from './parse.ts'
import type { Parsed } from './parse.ts'
import type { UnmatchedPattern } from './pattern.ts'
import { readText } from './read-text.ts'
import { scraperId } from './source.ts'
import { shownPath } from './shown-path.ts'
import type { Source } from './source.ts'
import { readYaml } from './yaml-text.ts'

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
  /** The config folder itself, or one below it, cannot be read: each a sentence. */
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

export interface LoadOptions {
  /** Look for what is not wrong but unwise, between all configs as well; off for a run, which only needs the sources. */
  lint?: boolean
  /** YYYY-MM-DD; today when left out. */
  today?: string
}

/** Reads every config that the patterns select, each once. One that is broken never stops the others. */
export async function loadFleet(
  configDir: string,
  patterns: readonly string[],
  cwd: string,
  options: LoadOptions = {},
): Promise<Fleet> {
  const found = await discover(configDir, patterns)
  const fleet: Fleet = {
    sources: [],
    invalid: found.impossible.map((config) =>
      invalid(config, [fileProblem(plainText(shownPath(config.path, cwd)), config.message)]),
    ),
    parked: found.parked.map((config) => park(config, cwd)),
    ignored: found.ignored,
    unmatched: found.unmatched,
    unreadable: found.unreadable.map((folder) => `${plainText(shownPath(folder, cwd))} cannot be read`),
    lint: [],
  }
  for (const config of found.configs) {
    const parsed = read(config, cwd, { ...options, lint: options.lint === true })
    fleet.lint.push(...parsed.lint)
    if (parsed.ok) fleet.sources.push(parsed.source)
    else fleet.invalid.push(invalid(config, parsed.problems))
  }
  fleet.invalid.sort((a, b) => (a.file < b.file ? -1 : 1))
  if (options.lint === true) fleet.lint.push(...lintBetween(fleet.sources, found, cwd))
  return fleet
}

/** Findings between the selected configs and all others; told for the selected ones only. */
function lintBetween(selected: readonly Source[], found: Discovery, cwd: string): Finding[] {
  const others = found.others.flatMap((config) => {
    const parsed = read(config, cwd, { lint: false })
    return parsed.ok ? [parsed.source] : []
  })
  const paths = new Map(found.configs.map((config) => [scraperId(config), config.path]))
  const all = [...selected, ...others].sort((a, b) => (scraperId(a) < scraperId(b) ? -1 : 1))
  return lintFleet(all, (source) => {
    const text = readText(paths.get(scraperId(source)) ?? '')
    return text.ok ? readYaml(text.text) : null
  })
}

function read(config: ConfigFile, cwd: string, options: LoadOptions): Parsed {
  const file = plainText(shownPath(config.path, cwd))
  const text = readText(config.path)
  if (!text.ok) return { ok: false, problems: [fileProblem(file, text.why)], lint: [] }
  return parseSource(text.text, { file, country: config.country, source: config.source }, options)
}

function park(config: ConfigFile, cwd: string): ParkedConfig {
  const text = readText(config.path)
  const { country, source } = config
  return {
    country: plainText(country),
    source: plainText(source),
    file: plainText(shownPath(config.path, cwd)),
    why: text.ok ? firstComment(text.text) : '',
  }
}

function fileProblem(file: string, message: string): Problem {
  return { file, line: 1, column: 1, path: '', level: 'error', rule: 'file', message }
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

function firstComment(text: string): string {
  const comment = text.split('\n').find((line) => /^#(?! *yaml-language-server)/.test(line))
  return plainText((comment ?? '').replace(/^#+/, '').trim())
}
