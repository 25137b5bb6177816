import { chooseConfigs } from '../../config/files/choose-configs.ts'
import { discover } from '../../config/files/discover.ts'
import type { NamedConfig } from '../../config/files/pattern.ts'
import { scraperId } from '../../config/source.ts'
import type { EndStatus, LiveStatus } from '../../vocabulary/run/reason.ts'
import type { LiveSummary, LiveTotals, ScraperRow } from '../../vocabulary/run/summary.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../command.ts'
import { selectFleet } from './select-fleet.ts'
import type { NameArgs } from '../options/selection-options.ts'

export interface Filters extends NameArgs {
  failed: boolean
}

/** A summary of what is wanted; with totals of that, and no rows where nothing of it failed. */
export type Filtered = { ok: true; summary: LiveSummary } | { ok: false; refusal: string[] }

/**
 * What a run's id begins with. Anything else is a pattern: a source that is called 2024 is meant by its whole name, or
 * by \*\/2024.
 */
const RUN_ID = /^\d{1,8}$|^\d{8}_\d{0,6}$|^\d{8}_\d{6}_[0-9a-f]{0,4}$/

/** The run may be omitted, so the first word may be a pattern already. */
export function readWords({
  run,
  pattern,
  country,
  tag,
  exclude,
  failed,
}: Filters & { run: string | undefined }): Filters & { run?: string } {
  const filters = { country, tag, exclude, failed }
  if (run === undefined || RUN_ID.test(run)) return { ...(run === undefined ? {} : { run }), pattern, ...filters }
  return { pattern: [run, ...pattern], ...filters }
}

/** Whether any filter was given. */
export function isFiltered({ pattern, country, tag, exclude, failed }: Filters): boolean {
  return failed || [pattern, country, tag, exclude].some((values) => values.length > 0)
}

/**
 * Chooses among the rows of a run as other commands choose among configs. Regions and labels are those of the configs
 * as they are now, since a run does not keep them. A sentence where the flags themselves are wrong.
 */
export async function openFilter(
  filters: Filters,
  args: CommonArgs,
  io: Io,
): Promise<((run: LiveSummary) => Filtered) | string> {
  if (!isFiltered(filters)) return (run) => ({ ok: true, summary: run })
  const { pattern: patterns, country: countries, exclude, failed } = filters
  const labelled = await withLabels(filters.tag, args, io)
  if (typeof labelled === 'string') return labelled
  const regions = patterns.length + exclude.length === 0 ? NO_REGIONS : regionsOf(args.configDir)
  const known = { configDir: args.configDir, parked: [] }

  return (run) => {
    const named = run.scrapers.map((row) => ({ ...nameOf(row, regions), row }))
    const chosen = chooseConfigs(named, { patterns, countries, exclude }, known)
    const unmatched = chosen.unmatched.map(({ pattern, nearest }) => {
      const guess = nearest === null ? '' : `, did you mean "${nearest}"?`
      return plainText(`nothing in run ${run.run} matches "${pattern}"${guess}`)
    })
    const refusal = [...unmatched, ...chosen.mistakes]
    if (refusal.length > 0) return { ok: false, refusal }
    const wanted = chosen.selected
      .map(({ row }) => row)
      .filter((row) => (labelled === null || labelled.has(scraperId(row))) && (!failed || row.status === 'failed'))
    return { ok: true, summary: { ...run, scrapers: wanted, totals: totalsOf(wanted, run.totals) } }
  }
}

/** Scrapers that have one of the labels; null where none is asked for. */
async function withLabels(tag: string[], args: CommonArgs, io: Io): Promise<ReadonlySet<string> | null | string> {
  if (tag.length === 0) return null
  const all = { pattern: [], country: [], exclude: [], failedLast: false }
  const { fleet, refusal } = await selectFleet({ ...args, ...all, tag }, io)
  return refusal[0] ?? new Set([...fleet.sources, ...fleet.invalid].map(scraperId))
}

const NO_REGIONS: ReadonlyMap<string, string> = new Map()

function regionsOf(configDir: string): ReadonlyMap<string, string> {
  return new Map(discover(configDir).configs.map((config) => [scraperId(config), config.region]))
}

function nameOf({ country, source }: NamedConfig, regions: ReadonlyMap<string, string>): NamedConfig {
  return { region: regions.get(scraperId({ country, source })) ?? '', country, source }
}

function totalsOf(rows: readonly ScraperRow<EndStatus | LiveStatus>[], totals: LiveTotals): LiveTotals {
  const counts = { ...totals }
  for (const status of Object.keys(counts) as (keyof LiveTotals)[]) counts[status] = 0
  for (const { status } of rows) counts[status]++
  return { ...counts, scrapers: rows.length }
}
