import type { Finding, Problem } from '../parse/finding.ts'
import { pathText } from '../parse/finding.ts'
import { describeIssues } from '../parse/problems.ts'
import type { SchemaFault } from '../parse/problems.ts'
import { unknownKey } from '../parse/unknown-key.ts'
import { withoutPaths } from '../parse/without-paths.ts'
import { readYaml } from '../parse/yaml-text.ts'
import type { YamlText } from '../parse/yaml-text.ts'
import type { ConfigLayer } from './merge-layers.ts'
import { OWN_KEYS, sharedFile } from './shared-file.ts'

/** One `_defaults.yaml` as a layer below the configs it is for. */
export interface Layer {
  /** As a user would open it from the current directory. */
  file: string
  /** Without keys that are not known. */
  data: ConfigLayer
  yaml: Pick<YamlText, 'valueAt' | 'keyAt' | 'written'>
}

/** What a `_defaults.yaml` says; with problems no config below it can run, since it would run without its settings. */
export type SharedSettings = { ok: true; layer: Layer; lint: Finding[] } | { ok: false; problems: Problem[] }

/** Reads the text of one `_defaults.yaml`. An empty one, or one of comments alone, says nothing. */
export function readSharedFile(text: string, file: string): SharedSettings {
  const yaml = readYaml(isBlank(text) ? '{}' : text)
  const problem = (fault: Pick<Problem, 'line' | 'column' | 'path' | 'rule' | 'message'>): Problem => {
    return { file, level: 'error', ...fault }
  }
  if (yaml.data === null) {
    return { ok: false, problems: yaml.faults.map((fault) => problem({ ...fault, path: '' })) }
  }
  const { data } = yaml
  const result = sharedFile.safeParse(data)
  const faults = result.success ? [] : describeIssues(result.error.issues, data)
  const wrong = faults.filter((fault) => fault.rule !== 'unknown-key' || isOwn(fault))
  if (wrong.length > 0 || yaml.faults.length > 0) {
    const problems = wrong.map((fault) => {
      const place = fault.at === 'key' ? yaml.keyAt(fault.path) : yaml.valueAt(fault.path)
      const message = isOwn(fault)
        ? `${pathText(fault.path)} belongs in the config of each source, not in a file for many`
        : fault.message
      return problem({ ...place, path: pathText(fault.path), rule: fault.rule, message })
    })
    const broken = yaml.faults.map((fault) => problem({ ...fault, path: '' }))
    return { ok: false, problems: [...broken, ...problems].sort((a, b) => a.line - b.line || a.column - b.column) }
  }
  const unknown = faults.map((fault) => fault.path)
  const lint = unknown.map((path): Finding => {
    const message = unknownKey(path)
    return { file, ...yaml.keyAt(path), path: pathText(path), level: 'warning', rule: 'unknown-key', message }
  })
  return { ok: true, layer: { file, data: withoutPaths(data, unknown), yaml }, lint }
}

function isOwn({ rule, path }: SchemaFault): boolean {
  return rule === 'unknown-key' && path.length === 1 && OWN_KEYS.some((key) => key === path[0])
}

function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))
}
