import { expand } from './expand.ts'
import type { Finding, Problem, Step } from './finding.ts'
import { pathText } from './finding.ts'
import { lintFile } from './lint/lint.ts'
import { describeIssues } from './problems.ts'
import type { SchemaFault } from './problems.ts'
import { sourceFile } from './schema/source-file.ts'
import type { Source } from './source.ts'
import { readYaml } from './yaml-text.ts'
import type { Place, YamlText } from './yaml-text.ts'
import { unknownKey } from './unknown-key.ts'

export interface ParseOptions {
  /** Unknown keys are always told; the other rules cost a third on top. */
  lint?: boolean
  /** YYYY-MM-DD, for rules about dates to come. */
  today?: string
}

export type Parsed = { ok: true; source: Source; lint: Finding[] } | { ok: false; problems: Problem[] }

/** Reads one config. Whatever is wrong with the text is a value with its place; this never throws for a user's mistake. */
export function parseSource(
  text: string,
  id: Pick<Source, 'file' | 'country' | 'source'>,
  options: ParseOptions = {},
): Parsed {
  const yaml = readYaml(text)
  const problems: Problem[] = yaml.faults.map(({ line, column, rule, message }) => {
    return { file: id.file, line, column, path: '', level: 'error', rule, message }
  })
  if (yaml.data === null) return { ok: false, problems }

  let result = sourceFile.safeParse(yaml.data)
  const faults = result.success ? [] : describeIssues(result.error.issues, yaml.data)
  const unknown = faults.filter((fault) => fault.rule === 'unknown-key')
  problems.push(
    ...faults.filter((fault) => fault.rule !== 'unknown-key').map((fault) => toProblem(fault, yaml, id.file)),
  )
  if (problems.length > 0) return { ok: false, problems: problems.sort(byPlace) }

  if (unknown.length > 0)
    result = sourceFile.safeParse(
      without(
        yaml.data,
        unknown.map((fault) => fault.path),
      ),
    )
  if (!result.success) throw new Error(`${id.file}: ${result.error.message}`)
  const lint: Finding[] = unknown.map(({ path }) => {
    const message = unknownKey(path)
    return { file: id.file, ...yaml.keyAt(path), path: pathText(path), level: 'warning', rule: 'unknown-key', message }
  })
  const source = expand(result.data, id)
  if (options.lint !== false) {
    const today = options.today ?? new Date().toISOString().slice(0, 10)
    lint.push(...lintFile({ source, file: result.data, today }, yaml))
  }
  return { ok: true, source, lint: lint.sort(byPlace) }
}

function toProblem(fault: SchemaFault, yaml: YamlText, file: string): Problem {
  const place = fault.at === 'key' ? yaml.keyAt(fault.path) : yaml.valueAt(fault.path)
  const { rule, message, path, value } = fault
  return {
    file,
    ...place,
    path: pathText(path),
    level: 'error',
    rule,
    message,
    ...(value === undefined ? {} : { value }),
  }
}

export function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column
}

/** A copy without the values at these paths. */
function without(data: Record<string, unknown>, paths: Step[][]): Record<string, unknown> {
  const copy = structuredClone(data)
  for (const path of paths) {
    let parent: unknown = copy
    for (const step of path.slice(0, -1)) parent = (parent as Record<Step, unknown>)[step]
    delete (parent as Record<Step, unknown>)[path.at(-1)!]
  }
  return copy
}
