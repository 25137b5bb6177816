import { basename, resolve } from 'node:path'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { Emptied, Wanted } from './choose-configs.ts'
import { discover } from './discover.ts'
import type { ConfigFile, Discovery } from './discover.ts'
import { uniqueFindings } from '../parse/finding.ts'
import type { Finding, Problem } from '../parse/finding.ts'
import { sourceWithStandIns } from '../expand/fill-source.ts'
import { lintFleet } from '../lint/lint.ts'
import { parseSource } from '../parse/parse.ts'
import type { Parsed } from '../parse/parse.ts'
import type { UnmatchedPattern } from './pattern.ts'
import { readConfigText } from './read-config-text.ts'
import type { ResultCache } from './result-cache.ts'
import { scraperId } from '../source.ts'
import { SharedFolders } from '../shared/shared-folders.ts'
import { schemaLineFinding } from './schema-line.ts'
import { shownPath } from './shown-path.ts'
import type { Source } from '../source.ts'
import { withLabels } from '../with-labels.ts'
import { readYaml } from '../parse/yaml-text.ts'

/** The scrapers of a config folder. */
export interface Fleet {
  /** Sorted by country, then source. */
  sources: Source[]
  invalid: InvalidConfig[]
  parked: ParkedConfig[]
  /** Files in the folder that are no configs. */
  ignored: number
  /**
   * Files that are ignored for where they are or how they end, each a sentence that says what would do; only those that
   * the patterns name, where there are some.
   */
  misplaced: string[]
  /** Patterns that selected nothing, each with a sentence that says so. */
  unmatched: UnmatchedPattern[]
  /** Countries, labels and exclusions that name nothing there is, each a sentence. */
  mistakes: string[]
  /** The filter that left nothing of something. */
  emptied: Emptied | null
  /** The config folder itself, or one below it, cannot be read or walked: each a sentence. */
  unreadable: string[]
  lint: Finding[]
}

/** A config that cannot run; the others do. */
export interface InvalidConfig {
  region: string
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
  /** As far as they can be read; null where the file cannot be. */
  labels: string[] | null
}

export interface ParkedConfig {
  region: string
  country: string
  source: string
  file: string
  /** The first comment of the file, which by custom says why; '' without one. */
  why: string
}

export interface LoadOptions extends Omit<Wanted, 'patterns'> {
  /** Only configs that have one of these labels; none for all. */
  labels?: readonly string[]
  /**
   * Look for what is not wrong but unwise, between all configs as well; off for a run, which only needs the sources.
   */
  lint?: boolean
  /** YYYY-MM-DD; today if omitted. */
  today?: string
  /** What is known of configs that have not changed; written by the caller's `save`. */
  cache?: ResultCache | undefined
}

/** Reads every config that is wanted, each once. One that is broken never stops the others. */
export async function loadFleet(
  configDir: string,
  patterns: readonly string[],
  cwd: string,
  options: LoadOptions = {},
): Promise<Fleet> {
  const found = discover(configDir, { patterns, ...options })
  const fleet: Fleet = {
    sources: [],
    invalid: found.impossible.map((config) =>
      invalid(config, [fileProblem(plainText(shownPath(config.path, cwd)), config.message)], null),
    ),
    parked: found.parked.map((config) => park(config, cwd)),
    ignored: found.ignored,
    misplaced: found.misplaced
      .filter(({ path }) => patterns.length === 0 || patterns.some((pattern) => stemOf(pattern) === stemOf(path)))
      .map(({ path, expected }) => {
        return plainText(`${shownPath(path, cwd)} is ignored: a config is ${shownPath(expected, cwd)}`)
      }),
    unmatched: found.unmatched,
    mistakes: found.mistakes,
    emptied: found.emptied,
    unreadable: [
      ...found.unreadable.map((folder) => `${plainText(shownPath(folder, cwd))} cannot be read`),
      ...found.tooDeep.map((folder) => `${plainText(shownPath(folder, cwd))} ${TOO_DEEP}`),
    ],
    lint: [],
  }
  const shared = new SharedFolders(configDir, cwd)
  for (const config of found.configs) {
    if (options.lint === true) fleet.lint.push(...schemaLines(config, cwd))
    const parsed = read(config, cwd, shared, { ...options, lint: options.lint === true })
    fleet.lint.push(...parsed.lint)
    if (parsed.ok) fleet.sources.push(parsed.source)
    else fleet.invalid.push(invalid(config, parsed.problems, parsed.labels))
  }
  fleet.invalid.sort((a, b) => (a.file < b.file ? -1 : 1))
  if (options.lint === true)
    fleet.lint.push(...shared.lint(), ...lintBetween(fleet.sources, found, cwd, shared, options))
  fleet.lint = uniqueFindings(fleet.lint)
  return withLabels(fleet, options.labels ?? [])
}

/** Apart from the other findings: what is remembered of a text does not know which files there are. */
function schemaLines(config: ConfigFile, cwd: string): Finding[] {
  const text = readConfigText(config.path)
  const finding = text.ok ? schemaLineFinding(text.text, config.path, plainText(shownPath(config.path, cwd))) : null
  return finding === null ? [] : [finding]
}

function stemOf(path: string): string {
  return basename(path).replace(/\.ya?ml$/i, '')
}

const TOO_DEEP = 'is not looked into: it lies too deep, or links lead there over and over'

/** Findings between the selected configs and all others; reported for the selected ones only. */
function lintBetween(
  selected: readonly Source[],
  found: Discovery,
  cwd: string,
  shared: SharedFolders,
  { cache }: LoadOptions,
): Finding[] {
  const others = found.others.flatMap((config) => {
    const parsed = read(config, cwd, shared, { lint: false, cache })
    return parsed.ok ? [parsed.source] : []
  })
  const paths = new Map(found.configs.map((config) => [scraperId(config), config.path]))
  const all = [...selected, ...others].sort((a, b) => (scraperId(a) < scraperId(b) ? -1 : 1))
  return lintFleet(all.map(sourceWithStandIns), (source) => {
    const text = readConfigText(paths.get(scraperId(source)) ?? '')
    return text.ok ? readYaml(text.text) : null
  })
}

function read(config: ConfigFile, cwd: string, shared: SharedFolders, { cache, ...options }: LoadOptions): Parsed {
  const file = plainText(shownPath(config.path, cwd))
  const text = readConfigText(config.path)
  if (!text.ok) return { ok: false, problems: [fileProblem(file, text.why)], lint: [], labels: null }
  const { region, country, source } = config
  const { layers, problems, digest } = shared.around(config)
  if (problems.length > 0) return { ok: false, problems, lint: [], labels: null }
  const parse = (): Parsed => parseSource(text.text, { file, region, country, source }, options, layers)
  if (cache === undefined) return parse()
  // Lint knows rules about days to come: what it found yesterday may not hold today.
  const today = options.today ?? new Date().toISOString().slice(0, 10)
  const input = [
    region,
    country,
    source,
    options.lint === true ? today : '',
    text.text,
    digest === '' ? '' : digest + file,
  ].join('\0')
  const path = resolve(config.path)
  const kind = options.lint === true ? 'lint' : 'source'
  const known = cache.get(path, kind, input) as Parsed | null
  if (known !== null) return digest === '' ? asFile(known, file) : known
  const parsed = parse()
  cache.put(path, kind, input, parsed)
  return parsed
}

/** The same result with the file as seen from this directory. */
function asFile(parsed: Parsed, file: string): Parsed {
  if (parsed.ok) parsed.source.file = file
  else for (const problem of parsed.problems) problem.file = file
  for (const finding of parsed.lint) finding.file = file
  return parsed
}

function park(config: ConfigFile, cwd: string): ParkedConfig {
  const text = readConfigText(config.path)
  const { region, country, source } = config
  return {
    region: plainText(region),
    country: plainText(country),
    source: plainText(source),
    file: plainText(shownPath(config.path, cwd)),
    why: text.ok ? firstComment(text.text) : '',
  }
}

function fileProblem(file: string, message: string): Problem {
  return { file, line: 1, column: 1, path: '', level: 'error', rule: 'file', message }
}

function invalid(config: ConfigFile, problems: Problem[], labels: string[] | null): InvalidConfig {
  const { file, line, column, message } = problems[0]!
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`
  const { region, country, source } = config
  return {
    region: plainText(region),
    country: plainText(country),
    source: plainText(source),
    file,
    line,
    column,
    message: `${message}${more}`,
    problems,
    labels,
  }
}

function firstComment(text: string): string {
  const comment = text.split('\n').find((line) => /^#(?! *yaml-language-server)/.test(line))
  return plainText((comment ?? '').replace(/^#+/, '').trim())
}
