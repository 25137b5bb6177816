import { enqueueFleet, type Enqueued } from '../../../cluster/enqueue.ts'
import { openQueue } from '../../../cluster/queue.ts'
import type { Stage } from '../../../cluster/stages.ts'
import { loadFleet } from '../../../config/files/load.ts'
import { scraperId } from '../../../config/source.ts'
import { openChecked } from '../../../database/migrate.ts'
import { planFleet } from '../../../fleet/plan/plan.ts'
import { invalidRow } from '../../../fleet/run/summary/settled-row.ts'
import { openFleetHistory } from '../../../runs/history/open-history.ts'
import { openFleetStores } from '../../../store/open-store-catalog.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse, refuseAll } from '../../mistake.ts'
import { type RunArgs, taskOptions } from '../../options/run-options.ts'
import type { SelectionArgs } from '../../options/selection-options.ts'
import { databaseUrl } from '../../session/database-url.ts'
import { selectFleet } from '../../session/select-fleet.ts'

type EnqueueArgs = SelectionArgs & Omit<RunArgs, 'grace' | 'pollInterval' | 'onHup'> & { stage: Stage }

/** A fleet of many thousands is sent in one transaction. */
const PATIENCE_MS = 120_000
/** What a worker says of its own counts. */
const GRACE_MS = 15_000

/** Sends the selected scrapers and says what was sent. */
export async function enqueue(args: EnqueueArgs & CommonArgs, io: Io): Promise<number> {
  const database = databaseUrl(io)
  if (!database.ok) return refuse(io, database.refusal)
  if (args.stage === 'reporting') return await sendReport(database.url, args, io)
  const { fleet, refusal, keep } = await selectFleet(args, io, { database: database.url })
  if (refusal.length > 0) return refuseAll(io, refusal)
  for (const complaint of [...fleet.unreadable, ...fleet.misplaced]) {
    io.stderr.write(`${NAME}: ${plainText(complaint)}\n`)
  }
  keep()
  // What belongs together is a matter of the whole fleet: a host has one key, whatever was selected.
  const whole = await loadFleet(args.configDir, [], io.cwd)
  const history = await (await openFleetHistory(args.stateDir, database.url)).expectedDurations()
  const { units } = planFleet(whole.sources, { groupBy: 'source', maxParallel: 1, history })
  const wanted = new Set(fleet.sources.map(scraperId))
  const stores = await openFleetStores(args.dataDir, database.url)
  const connection = await openChecked(database.url, { most: 2, timeout_ms: PATIENCE_MS })
  const queue = await openQueue(database.url)
  try {
    const sent = await enqueueFleet(queue, connection, {
      stage: args.stage,
      units,
      isWanted: (source) => wanted.has(scraperId(source)),
      settled: fleet.invalid.map(invalidRow),
      settings: taskOptions({ ...args, grace: GRACE_MS, pollInterval: 0, onHup: 'detach' }),
      history,
      location: (source) => stores.location(source),
      cwd: io.cwd,
    })
    report(sent, fleet.invalid.length, args, io)
    return 0
  } finally {
    await queue.stop({ graceful: false })
    await connection.destroy()
  }
}

/** A report is about the whole fleet: one job, whatever was selected. */
async function sendReport(url: string, { json }: CommonArgs, io: Io): Promise<number> {
  await (await openChecked(url, { most: 1 })).destroy()
  const queue = await openQueue(url)
  try {
    await queue.send('reporting')
    io.stdout.write(json ? `${JSON.stringify({ run: null, jobs: 1, scrapers: 0, already: [] })}\n` : 'One report.\n')
    return 0
  } finally {
    await queue.stop({ graceful: false })
  }
}

function report(sent: Enqueued, invalid: number, { json, quiet }: CommonArgs, io: Io): void {
  if (json) {
    io.stdout.write(`${JSON.stringify({ ...sent, invalid })}\n`)
    return
  }
  const { run, jobs, scrapers, already } = sent
  if (already.length > 0 && !quiet) {
    io.stderr.write(`${NAME}: ${counted(already.length, 'scraper')} already queued or running\n`)
  }
  if (invalid > 0) io.stderr.write(`${NAME}: ${counted(invalid, 'invalid config')}: see \`${NAME} check\`\n`)
  const what =
    run === null ? 'Nothing was sent.' : `Run ${run}: ${counted(scrapers, 'scraper')} in ${counted(jobs, 'job')}.`
  io.stdout.write(`${what}\n`)
}
