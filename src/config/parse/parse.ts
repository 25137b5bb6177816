import { expand } from '../expand/expand.ts'
import type { Finding, Problem } from './finding.ts'
import { pathText } from './finding.ts'
import { lintFile } from '../lint/lint.ts'
import { FILE_RULES, RUN_RULES } from '../lint/rules.ts'
import { nearest } from './nearest.ts'
import { describeIssues } from './problems.ts'
import type { SchemaFault } from './problems.ts'
import { sourceFile } from '../schema/source-file.ts'
import { sourceWithStandIns } from '../expand/fill-source.ts'
import { KEYS_WITH_VARIABLES, textsIn, variablesIn } from '../expand/variables.ts'
import type { Source, SourceId, SourceVariable } from '../source.ts'
import { readYaml } from './yaml-text.ts'
import type { TextPlace } from './yaml-text.ts'
import { unknownKey } from './unknown-key.ts'
import { quotesNeeded, unquotedSelector } from './unquoted-selector.ts'
import { configText } from '../shared/config-text.ts'
import type { ConfigText } from '../shared/config-text.ts'
import type { Layer } from '../shared/read-shared-file.ts'
import { withoutPaths } from './without-paths.ts'

export interface ParseOptions {
  /** Unknown keys, and keys that do nothing yet, are always reported; the other rules cost a third on top. */
  lint?: boolean
  /** YYYY-MM-DD, for rules about dates to come. */
  today?: string
}

export type Parsed = { ok: true; source: Source; lint: Finding[] } | Rejected

export interface Rejected {
  ok: false
  problems: Problem[]
  lint: Finding[]
  /** What the text says under `labels`, whatever else is wrong; null where it cannot be read. */
  labels: string[] | null
}

/**
 * Reads one config, with what its folders say for it (`layers`, outermost first). Whatever is wrong with the text is a
 * value with its place; this never throws for a user's mistake.
 */
export function parseSource(
  text: string,
  id: SourceId,
  options: ParseOptions = {},
  layers: readonly Layer[] = [],
): Parsed {
  const own = readYaml(text)
  const problems: Problem[] = own.faults.map(({ line, column, rule, message }) => {
    return { file: id.file, line, column, path: '', level: 'error', rule, message }
  })
  if (own.data === null) return { ok: false, problems: inWords(problems, text, id.file), lint: [], labels: null }
  const yaml = configText(own, own.data, id.file, layers)

  let result = sourceFile.safeParse(yaml.data)
  const faults = result.success ? [] : describeIssues(result.error.issues, yaml.data)
  const [unknown, wrong] = partition(faults, (fault) => fault.rule === 'unknown-key')
  const lint: Finding[] = unknown.map(({ path }) => {
    const message = unknownKey(path)
    const file = yaml.fileAt(path)
    return { file, ...yaml.keyAt(path), path: pathText(path), level: 'warning', rule: 'unknown-key', message }
  })
  problems.push(...wrong.map((fault) => toProblem(asUnknownKey(fault, unknown), yaml)))
  if (problems.length > 0)
    return { ok: false, problems: inWords(problems.sort(byPlace), text, id.file), lint, labels: labelsOf(yaml.data) }

  if (unknown.length > 0) {
    const paths = unknown.map((fault) => fault.path)
    result = sourceFile.safeParse(withoutPaths(yaml.data, paths))
  }
  if (!result.success) throw new Error(`${id.file}: ${result.error.message}`)
  const plain = expand(result.data, id)
  const variables = variablesOf(yaml)
  const source = variables.length === 0 ? plain : { ...plain, variables }
  const today = options.today ?? new Date().toISOString().slice(0, 10)
  const rules = options.lint === false ? RUN_RULES : FILE_RULES
  lint.push(...lintFile({ source: sourceWithStandIns(source), file: result.data, today }, yaml, rules))
  if (options.lint !== false) lint.push(...selectorsInComments(text, id.file))
  return { ok: true, source, lint: inWords(lint.sort(byPlace), text, id.file) }
}

/** Selectors that YAML takes for comments, which leaves their keys empty. */
function selectorsInComments(text: string, file: string): Finding[] {
  return text.split('\n').flatMap((line, n): Finding[] => {
    const found = unquotedSelector(line)
    if (found === null || !found.value.startsWith('#')) return []
    const place = { line: n + 1, column: found.before.length + 1 }
    return [{ file, ...place, path: '', level: 'warning', rule: 'unquoted-selector', message: '' }]
  })
}

/** Of a line with a selector that lacks quotes, whatever it led to, what to do. */
function inWords<T extends Finding>(findings: readonly T[], text: string, file: string): T[] {
  if (findings.length === 0) return []
  const lines = text.split('\n')
  return findings.map((finding) => {
    const found = unquotedSelector(lines[finding.line - 1] ?? '')
    return found === null || finding.file !== file || finding.rule === 'duplicate-key'
      ? finding
      : { ...finding, message: quotesNeeded(found) }
  })
}

/** Those without a default, each with its place. */
function variablesOf(yaml: ConfigText): SourceVariable[] {
  return KEYS_WITH_VARIABLES.flatMap((key) =>
    [...textsIn(yaml.data[key], [key])].flatMap(([path, text]) =>
      variablesIn(text)
        .filter(({ fallback }) => fallback === null)
        .map(({ name }) => {
          const { line, column } = yaml.valueAt(path)
          return { name, place: `${yaml.fileAt(path)}:${line}:${column}`, key: pathText(path) }
        }),
    ),
  )
}

function labelsOf({ labels }: Record<string, unknown>): string[] {
  return [labels].flat().filter((label) => typeof label === 'string')
}

/** A missing key mostly is a misspelled one: says which. */
function asUnknownKey(fault: SchemaFault, unknown: readonly SchemaFault[]): SchemaFault {
  if (fault.rule !== 'missing') return fault
  const parent = pathText(fault.path.slice(0, -1))
  const strangers = unknown
    .filter(({ path }) => pathText(path.slice(0, -1)) === parent)
    .map(({ path }) => String(path.at(-1)))
  const guess = nearest(String(fault.path.at(-1)), strangers)
  return guess === null ? fault : { ...fault, message: `${fault.message}; is ${guess} it, misspelled?` }
}

function toProblem(fault: SchemaFault, yaml: ConfigText): Problem {
  const place = fault.at === 'key' ? yaml.keyAt(fault.path) : yaml.valueAt(fault.path)
  const { rule, message, path, value } = fault
  return {
    file: yaml.fileAt(path),
    ...place,
    path: pathText(path),
    level: 'error',
    rule,
    message,
    ...(value === undefined ? {} : { value }),
  }
}

function byPlace(a: TextPlace, b: TextPlace): number {
  return a.line - b.line || a.column - b.column
}

function partition<T>(list: readonly T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  return [list.filter(test), list.filter((item) => !test(item))]
}
