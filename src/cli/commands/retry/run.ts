import { configCache } from '../../../config/files/config-cache.ts'
import { loadFleet } from '../../../config/files/load.ts'
import { scraperId } from '../../../config/source.ts'
import type { RunOptions } from '../../../fleet/run/create-run.ts'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { openHistory } from '../../../runs/history/open-history.ts'
import { planFleet } from '../../../fleet/plan/plan.ts'
import { runFleet } from '../../../fleet/run/run.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import type { EndStatus, LiveStatus } from '../../../vocabulary/run/reason.ts'
import type { ScraperRow } from '../../../vocabulary/run/summary.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { fleetSession } from '../../session/fleet-session.ts'
import { pickRun } from '../../session/pick-run.ts'
import type { OutputArgs } from '../../options/output-options.ts'
import { limitOptions, type FleetArgs } from '../../options/fleet-options.ts'
import { noteUnusedDatabase } from '../../session/unused-database.ts'
import { latestRows } from './latest-rows.ts'
import { refuse, refuseAll } from '../../mistake.ts'
import type { NameArgs } from '../../options/selection-options.ts'
import { nothingToRun } from '../../session/nothing-to-run.ts'
import { openFilter, readWords } from '../../session/filter-rows.ts'
import { readOutputs } from '../../session/outputs/read-outputs.ts'
import { unusableFile } from '../../session/outputs/unusable-file.ts'
import { type RunArgs, taskOptions } from '../../options/run-options.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface RetryArgs extends RunArgs, FleetArgs, OutputArgs, NameArgs {
  run: string | undefined
  failed: boolean | undefined
  unfinished: boolean
}

type Args = RetryArgs & CommonArgs

/** A new run of what failed in another one, with the configs as they are now: they may have been mended meanwhile. */
export async function retry(args: Args, io: Io): Promise<number> {
  const { run: named, ...filters } = readWords({ ...args, failed: false })
  const run = await pickRun(named, args, io)
  if (run === null) return EXIT_USAGE
  const runs = openRunReader(args.stateDir)
  const summary = await runs.summary(run)
  if (summary === null) {
    io.stderr.write(`${NAME}: run ${run} is not over: see \`${NAME} status\`, \`${NAME} attach\`\n`)
    return EXIT_USAGE
  }
  const latest = named === undefined ? await latestRows(run, runs) : { run, later: 0, rows: summary.scrapers }
  const filter = await openFilter(filters, args, io)
  if (typeof filter === 'string') return refuse(io, filter)
  const filtered = filter({ ...summary, totals: { ...summary.totals, queued: 0, running: 0 }, scrapers: latest.rows })
  if (!filtered.ok) return refuseAll(io, filtered.refusal)
  const chosen = filtered.summary.scrapers.filter(hasEnded)
  const rows = chosen.filter(
    (row) => (args.unfinished && isUnfinished(row)) || ((args.failed ?? !args.unfinished) && deservesRetry(row)),
  )
  const looked = `run ${latest.run}${latest.later === 0 ? '' : ` and in ${counted(latest.later, 'later run')} of a single scraper`}`
  if (rows.length === 0) {
    return nothingToRun(`Nothing ${args.unfinished ? 'was left unfinished' : 'failed'} in ${looked}.`, args, io)
  }
  if (latest.later > 0) io.stderr.write(`${NAME}: ${counted(rows.length, 'scraper')} failed in ${looked}\n`)
  const outputs = readOutputs(args, io)
  if (typeof outputs === 'string') return refuse(io, outputs)
  const unusable = unusableFile(outputs.kept.reports, outputs.kept.events)
  if (unusable !== null) return refuse(io, unusable)
  const ids = new Set(rows.map(scraperId))
  const cache = configCache(args.stateDir)
  const fleet = await loadFleet(args.configDir, [], io.cwd, { cache })
  cache?.save()
  for (const complaint of fleet.unreadable) io.stderr.write(`${NAME}: ${complaint}\n`)
  noteUnusedDatabase(args, io)
  const sources = fleet.sources.filter((source) => ids.has(scraperId(source)))
  const invalid = fleet.invalid.filter((config) => ids.has(scraperId(config)))
  const found = new Set([...sources, ...invalid].map(scraperId))
  for (const id of ids) if (!found.has(id)) io.stderr.write(`${NAME}: ${id} no longer has a config; skipped\n`)
  if (found.size === 0) return EXIT_USAGE
  const history = await openHistory(args.stateDir).expectedDurations()
  // What somebody asks for by name runs whenever it is asked for.
  const unscheduled = sources.map((source) => ({ ...source, every: null, window: null }))
  const limits = limitOptions(args)
  const { units } = planFleet(unscheduled, { groupBy: 'source', maxParallel: limits.maxParallel, history })
  const options: RunOptions = {
    stateDir: args.stateDir,
    dataDir: args.dataDir,
    cwd: io.cwd,
    mode: 'parallel',
    ...limits,
    pollMs: args.pollInterval,
    task: taskOptions(args),
    particular: new Map(rows.map((row) => [scraperId(row), secondChance(row)])),
    history,
    outputs: outputs.kept,
  }
  const session = {
    sequential: false,
    onHup: args.onHup,
    eventsOnStdout: outputs.eventsOnStdout,
    waitLock: args.waitLock,
  }
  return fleetSession(args, io, session, (live) => runFleet({ units, invalid, notDue: [], options }, live))
}

function hasEnded(row: ScraperRow<EndStatus | LiveStatus>): row is ScraperRow {
  return row.status !== 'queued' && row.status !== 'running'
}

/** Its run ended before it was through, or before its turn; one that was not due is none. */
function isUnfinished({ status, reason }: ScraperRow): boolean {
  return status === 'interrupted' || (status === 'skipped' && reason !== 'not_due')
}

function deservesRetry(row: ScraperRow): boolean {
  return row.status === 'failed' || row.status === 'interrupted' || row.pages.failed > 0
}

/** One that ended has only its lost pages to fetch; one that did not is run whole. */
function secondChance(row: ScraperRow): { attempt: number; only: 'all' | 'failed'; retry: 'all' } {
  return { attempt: row.attempt + 1, only: row.status === 'warning' ? 'failed' : 'all', retry: 'all' }
}
