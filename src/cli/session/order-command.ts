import { setTimeout as sleep } from 'node:timers/promises'
import { orderScrapers, type ScraperAction, type ScraperOrder } from '../../fleet/actions/order-scrapers.ts'
import { scraperId } from '../../config/source.ts'
import { openRunReader } from '../../runs/open-run-reader.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import { NAME } from '../../vocabulary/product.ts'
import { outcome } from '../../view/outcome.ts'
import type { CommonArgs, Io } from '../command.ts'
import { EXIT_USAGE, refuse, refuseAll } from '../mistake.ts'
import type { NameArgs } from '../options/selection-options.ts'
import { openFilter, readWords } from './filter-rows.ts'
import { pickRun } from './pick-run.ts'

export interface OrderArgs extends NameArgs {
  run: string | undefined
}

/**
 * Stops, pauses or resumes the selected scrapers of a run that goes on, and prints a line for each. A stop returns once
 * those that ran have ended.
 */
export async function orderCommand(action: ScraperAction, args: OrderArgs & CommonArgs, io: Io): Promise<number> {
  const { run: named, ...filters } = readWords({ ...args, failed: false })
  const runs = openRunReader(args.stateDir)
  const run = await pickRun(named, args, io)
  if (run === null) return EXIT_USAGE
  const filter = await openFilter(filters, args, io)
  if (typeof filter === 'string') return refuse(io, filter)
  const live = await runs.live(run)
  if (live === null || live.finished !== null) return refuse(io, `run ${run} is over`, `See: ${NAME} status`)
  const filtered = filter(live)
  if (!filtered.ok) return refuseAll(io, filtered.refusal)
  const orchestrator = await runs.orchestrator(run)
  if (orchestrator === null && action !== 'resume') {
    return refuse(
      io,
      `run ${run} has lost its orchestrator`,
      `\`${NAME} attach\` carries it on, \`${NAME} stop\` ends all of it`,
    )
  }
  const ids = filtered.summary.scrapers.map(scraperId)
  const orders = orderScrapers(ids, action, { stateDir: args.stateDir, run })
  const isStop = action === 'stop' || action === 'kill'
  const asked = orders.filter(({ outcome: became, begun }) => became === 'given' && begun).map(({ id }) => id)
  const patience = ((await runs.plan(run))?.grace_ms ?? 0) + PATIENCE
  const ended = isStop
    ? await untilEnded(asked, patience, async () => (await runs.live(run))?.scrapers ?? [])
    : new Map()
  if (args.json) {
    const scrapers = orders.map(({ id, outcome: became }) => ({
      id,
      outcome: became,
      status: ended.get(id)?.status ?? null,
    }))
    io.stdout.write(`${JSON.stringify({ run, action, scrapers }, null, 2)}\n`)
    return 0
  }
  const lines = orders.flatMap((order) => orderLine(order, action, ended.get(order.id)) ?? [])
  if (lines.length === 0) io.stderr.write(`${NAME}: nothing to ${action}: what is selected has ended\n`)
  io.stdout.write(lines.map((line) => `${plainText(line)}\n`).join(''))
  return 0
}

/** How much longer than its grace a scraper may take to end, in ms. */
const PATIENCE = 5000
const LOOK_MS = 200

/** The rows of those that have ended within the patience, by country/source. */
async function untilEnded(
  ids: readonly string[],
  patience_ms: number,
  rows: () => Promise<ScraperRow<string>[]>,
): Promise<Map<string, ScraperRow>> {
  const ended = new Map<string, ScraperRow>()
  const wanted = new Set(ids)
  for (const until = Date.now() + patience_ms; ended.size < wanted.size && Date.now() < until; await sleep(LOOK_MS)) {
    for (const row of await rows()) {
      if (wanted.has(scraperId(row)) && row.finished !== null) ended.set(scraperId(row), row as ScraperRow)
    }
  }
  return ended
}

/** Null for those that had ended long before: of a pattern only what changes is of interest. */
function orderLine(
  { id, outcome: became, begun }: ScraperOrder,
  action: ScraperAction,
  row?: ScraperRow,
): string | null {
  if (became === 'over' || became === 'unknown') return null
  const isStop = action === 'stop' || action === 'kill'
  if (became === 'unchanged') return `${id}: ${UNCHANGED[action]}`
  if (!begun && isStop) return `${id}: will not be started`
  if (row !== undefined) return `${id}: ${outcome(row).text}`
  return `${id}: ${GIVEN[action]}`
}

const GIVEN = { stop: 'stopping', kill: 'stopping', pause: 'paused', resume: 'resumed' } as const
const UNCHANGED = {
  stop: 'is being stopped already',
  kill: 'is being stopped already',
  pause: 'is paused or being stopped already',
  resume: 'is not paused',
} as const
