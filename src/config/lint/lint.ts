import type { Finding, Hit } from '../parse/finding.ts'
import { pathText } from '../parse/finding.ts'
import type { YamlText } from '../parse/yaml-text.ts'
import type { FileRule, FleetRule, LintedFile } from './rule.ts'
import { FILE_RULES, FLEET_RULES } from './rules.ts'
import type { ConfigText } from '../shared/config-text.ts'
import type { Source } from '../source.ts'

/** Findings in one config that is valid. What it inherits is for many: that one has no use for it says nothing. */
export function lintFile(config: LintedFile, yaml: ConfigText, rules: readonly FileRule[] = FILE_RULES): Finding[] {
  return rules.flatMap((rule) => {
    const hits = [...rule.check(config)].filter(({ path }) => rule.ownOnly !== true || !yaml.isInherited(path))
    return hits.map((hit) => toFinding(rule, hit, yaml.fileAt(hit.path), yaml))
  })
}

/**
 * Findings between configs, for those that `open` can read. A file is opened only where something was found in it: most
 * fleets are mostly clean, and the places of ten thousand files need not be kept in memory.
 */
export function lintFleet(fleet: readonly Source[], open: (source: Source) => YamlText | null): Finding[] {
  const hits = FLEET_RULES.flatMap((rule) => [...rule.check(fleet)].map((hit) => ({ rule, hit })))
  return [...Map.groupBy(hits, ({ hit }) => hit.source)].flatMap(([source, found]) => {
    const yaml = open(source)
    return yaml === null ? [] : found.map(({ rule, hit }) => toFinding(rule, hit, source.file, yaml))
  })
}

function toFinding(
  rule: FileRule | FleetRule,
  hit: Hit,
  file: string,
  yaml: Pick<YamlText, 'valueAt' | 'keyAt' | 'written'>,
): Finding {
  const place = hit.at === 'key' ? yaml.keyAt(hit.path) : yaml.valueAt(hit.path)
  const path = pathText(yaml.written(hit.path))
  const message = path === '' ? hit.message : `${path}: ${hit.message}`
  return { file, ...place, path, level: rule.level, rule: rule.name, message }
}
