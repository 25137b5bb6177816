import { configCache } from '../../config/files/config-cache.ts'
import { effectiveConfigs } from '../../config/files/effective-configs.ts'
import { loadFleet } from '../../config/files/load.ts'
import { type Finding, pathText, uniqueFindings } from '../../config/parse/finding.ts'
import { scraperId } from '../../config/source.ts'
import { autoSlots } from '../../fleet/capacity/slots.ts'
import { splitDue } from '../../fleet/plan/due.ts'
import { planReport } from '../../fleet/plan/plan-report.ts'
import { planFleet } from '../../fleet/plan/plan.ts'
import { unserved } from '../../fleet/run/attempts/unserved.ts'
import type { StoreName } from '../../store/store-catalog.ts'
import type { PlanReport } from '../../vocabulary/run/plan.ts'
import type { DashboardParts } from '../dashboard-parts.ts'
import type { ConfigDocument, ConfigFinding, ConfigsDocument } from '../detail-shapes.ts'

/** What `check` says of all configs. */
export async function configsDocument({ configDir, stateDir, cwd }: DashboardParts): Promise<ConfigsDocument> {
  const cache = configCache(stateDir)
  const fleet = await loadFleet(configDir, [], cwd, { lint: true, cache })
  cache?.save()
  const all = uniqueFindings<Finding>([...fleet.invalid.flatMap(({ problems }) => problems), ...fleet.lint])
  return {
    configs: fleet.sources.length + fleet.invalid.length,
    findings: all.map(findingOf).sort(worstFirst),
    parked: fleet.parked.map(({ file, why }) => ({ file, why })),
  }
}

/** What `check --show` says of one; null where there is no such config. */
export async function configDocument(
  { configDir, stateDir, cwd }: DashboardParts,
  { country, source }: StoreName,
): Promise<ConfigDocument | null> {
  const fleet = await loadFleet(configDir, [], cwd, { cache: configCache(stateDir) })
  const id = scraperId({ country, source })
  const valid = fleet.sources.find((one) => scraperId(one) === id)
  const broken = fleet.invalid.find((one) => scraperId(one) === id)
  if (valid === undefined) {
    return broken === undefined ? null : { file: broken.file, settings: [], problems: broken.problems.map(findingOf) }
  }
  const [effective] = effectiveConfigs([valid], configDir, cwd)
  const settings = (effective?.settings ?? []).map(({ path, value, from }) => {
    return { path: pathText(path), value: typeof value === 'string' ? value : JSON.stringify(value), from }
  })
  return { file: valid.file, settings, problems: [] }
}

/** What `run-all --dry-run` would run now, and in which order. */
export async function planDocument(parts: DashboardParts): Promise<PlanReport> {
  const { configDir, stateDir, cwd, history, runs } = parts
  const fleet = await loadFleet(configDir, [], cwd, { cache: configCache(stateDir) })
  const { due, notDue } = splitDue(fleet.sources, await history.lastGoodStarts(), { now: new Date(), windows: false })
  const maxParallel = autoSlots()
  const plan = planFleet(due, {
    groupBy: 'source',
    maxParallel,
    history: await history.expectedDurations(),
    unserved: await unserved(runs),
  })
  const invalid = fleet.invalid.map(({ file, line, column, message }) => ({ file, line, column, message }))
  const later = notDue.map(({ country, source, detail }) => ({ country, source, detail }))
  return planReport(plan, { invalid, notDue: later }, maxParallel)
}

function findingOf({ file, line, column, level, rule, message }: Finding): ConfigFinding {
  return { file, line, column, level, rule, message }
}

const RANKS = { error: 0, warning: 1, info: 2 }

function worstFirst(a: ConfigFinding, b: ConfigFinding): number {
  return RANKS[a.level] - RANKS[b.level] || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)
}
