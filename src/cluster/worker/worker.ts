import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { scraperId } from '../../config/source.ts'
import type { Database } from '../../database/connect.ts'
import { databaseError } from '../../database/database-error.ts'
import { retryQuery } from '../../database/retry-query.ts'
import type { Programs } from '../../processes/programs.ts'
import { monotonic } from '../../runs/folder/owner/lease.ts'
import { attemptRow } from '../../runs/folder/row.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'
import { VERSION } from '../../vocabulary/product.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import { discoveryCycle } from '../discovery-cycle.ts'
import { finishRuns } from '../finish-runs.ts'
import { makeReport, type WriteReport } from '../make-report.ts'
import type { Queue } from '../queue.ts'
import { buryJob, sendAgain, type FetchedUnit } from '../send-jobs.ts'
import { addEvent } from '../sql/events.ts'
import { countTrial, forgetTrials } from '../sql/trials.ts'
import { beat, noteStopped, registerWorker } from '../sql/workers.ts'
import type { Stage } from '../stages.ts'
import type { UnitJob } from '../unit-job.ts'
import { createLeaseKeeper, type HeldUnit } from './lease-keeper.ts'
import type { Monitoring } from './monitoring.ts'
import { memberOf } from './member-of.ts'
import { runUnit } from './run-unit.ts'
import { whileAlive } from './while-alive.ts'

/** Claims in a row without progress after which a job is dead. */
const MOST_TRIALS = 3
const POLL_MS = 500
const BEAT_MS = 2000
/** When a unit whose host is with another one is looked at again, in seconds. */
const BUSY_AFTER_S = 2

export interface WorkerOptions {
  id: string
  type: string
  stages: readonly Stage[]
  concurrency: number
  heartbeat_ms: number
  grace_ms: number
  max_records: number | null
  max_sites: number | null
  stateDir: string
  dataDir: string
  logDir: string
  programs: Programs
  stop: AbortSignal
  monitoring: Monitoring
  writeReport: WriteReport
  /** One line for a person. */
  say: (message: string) => void
}

/** What a worker knows of itself, for probes. */
export interface WorkerState {
  id: string
  done: number
  failed: number
  running: string[]
  /** How long ago the database last answered, in ms. */
  silent_ms: number
}

export interface RunningWorker {
  state: () => WorkerState
  /** Settles when it has handed everything back. */
  ended: Promise<void>
}

/**
 * Works on the jobs of its stages until it is asked to stop: takes one, keeps it with its hosts while the scrapers run
 * as children, writes down how they end. What the database does not answer is asked again; no failure of it ends a
 * worker.
 */
export function startWorker(queue: Queue, database: Database, options: WorkerOptions): RunningWorker {
  const { id, stop, say, monitoring } = options
  const running = new Map<string, HeldUnit>()
  const tally = { done: 0, failed: 0 }
  const complain = onceInAWhile(say)
  const keeper = createLeaseKeeper({
    queue,
    database,
    worker: id,
    heartbeat_ms: options.heartbeat_ms,
    onError: complain,
  })

  const emit = (run: string, event: FleetEvent): void => {
    addEvent(database, run, event).then(monitoring.send, complain)
  }
  const deps = {
    ...options,
    database,
    worker: id,
    onStarted: ({ run, config, attempt }: UnitJob['tasks'][number]): void => {
      emit(run, { type: 'scraper_started', id: scraperId(config), at: now(), pid: null, log: null, attempt })
    },
    onEnded: (task: UnitJob['tasks'][number], attempt: Parameters<typeof attemptRow>[1]): void => {
      const row = attemptRow(memberOf(task), attempt, true) as ScraperRow
      tally.done++
      if (row.status === 'failed') tally.failed++
      emit(task.run, { type: 'scraper_ended', id: scraperId(row), row })
      say(`${scraperId(row)} ended: ${row.status}${row.reason === null ? '' : ` (${row.reason})`}`)
    },
  }

  async function handle(job: FetchedUnit): Promise<void> {
    const { data } = job
    const folderOf = (epoch: number): string => join(options.stateDir, 'workers', id, `${data.unit}-${epoch}`)
    const held = await keeper.take(job, data, folderOf)
    if (held === 'lost') return
    if (held === 'busy') return await sendAgain(queue, database, job, BUSY_AFTER_S)
    running.set(data.unit, held)
    try {
      if ((await countTrial(database, data.unit)) > MOST_TRIALS) {
        await buryJob(queue, database, job, `lost its worker ${MOST_TRIALS} times without progress`)
        say(`${data.name} is dead: it lost its worker ${MOST_TRIALS} times without progress`)
        return
      }
      say(`${data.name} started (epoch ${held.epoch})`)
      await settle(job, held, await runUnit(data, held, deps))
    } finally {
      running.delete(data.unit)
      await keeper.drop(held).catch(complain)
      rmSync(held.folder, { recursive: true, force: true })
    }
  }

  async function settle(job: FetchedUnit, held: HeldUnit, end: 'done' | 'handed_back' | 'lost'): Promise<void> {
    const { data } = job
    switch (end) {
      case 'done':
        await forgetTrials(database, data.unit)
        await queue.complete(data.stage, { id: job.id, retryCount: job.retryCount })
        for (const summary of await finishRuns(database)) emit(summary.run, { type: 'run_ended', summary })
        return
      case 'handed_back':
        await forgetTrials(database, data.unit)
        await keeper.drop(held)
        await sendAgain(queue, database, job)
        say(`${data.name} handed back`)
        return
      case 'lost':
        say(`${data.name} lost to another worker`)
    }
  }

  async function report({ id: job, retryCount }: QueuedJob): Promise<void> {
    const attempt = { id: job, retryCount }
    const folder = join(options.stateDir, 'reports')
    const problems = await whileAlive(queue, 'reporting', attempt, () =>
      makeReport(database, { worker: id, folder, write: options.writeReport }),
    )
    // Another worker takes it up.
    if (stop.aborted) return void (await queue.fail('reporting', attempt))
    await queue.complete('reporting', attempt)
    for (const problem of problems ?? []) say(problem)
    say(problems === null ? 'no report: no run is over yet' : `report written to ${folder}`)
  }

  async function lookForSites({ id: job, retryCount }: QueuedJob): Promise<void> {
    const attempt = { id: job, retryCount }
    const sent = await whileAlive(queue, 'discovery', attempt, () => discoveryCycle(queue, database))
    await queue.complete('discovery', attempt)
    if (sent !== null) say(`${sent.jobs} sites sent to discovery`)
  }

  async function slot(): Promise<void> {
    while (!stop.aborted) {
      try {
        const job = await nextJob(queue, options.stages)
        if (job === null) await sleep(POLL_MS, undefined, { signal: stop }).catch(() => undefined)
        else if (job.name === 'reporting') await report(job)
        else if (job.data === null) await lookForSites(job)
        else await handle(job)
      } catch (error) {
        if (databaseError(error) === null) throw error
        complain(error)
        await sleep(POLL_MS, undefined, { signal: stop }).catch(() => undefined)
      }
    }
  }

  const register = (): Promise<void> => {
    const identity = { id, type: options.type, host: hostname(), pid: process.pid, version: VERSION }
    return registerWorker(database, { ...identity, patience_s: options.heartbeat_ms / 1000 })
  }
  const beating = setInterval(() => {
    const rss_mb = Math.round(process.memoryUsage.rss() / 2 ** 20)
    beat(database, id, { ...tally, rss_mb })
      // After a long silence it was cleared away.
      .then((known) => (known ? undefined : register()))
      .catch(complain)
    finishRuns(database)
      .then((summaries) => summaries.forEach((summary) => emit(summary.run, { type: 'run_ended', summary })))
      .catch(complain)
  }, BEAT_MS)

  const work = async (): Promise<void> => {
    try {
      await retryQuery(register, () => !stop.aborted)
      await Promise.all(Array.from({ length: options.concurrency }, slot))
    } finally {
      clearInterval(beating)
      keeper.close()
      await noteStopped(database, id).catch(complain)
      await monitoring.close()
    }
  }
  return {
    ended: work(),
    state: () => ({
      id,
      ...tally,
      running: [...running.values()].map(({ scraper }) => scraper),
      silent_ms: monotonic() - keeper.answered,
    }),
  }
}

/** What the clock of the queue sends has no data. */
type QueuedJob =
  | (FetchedUnit & { name: string })
  | (Omit<FetchedUnit, 'data'> & { name: 'discovery' | 'reporting'; data: null })

/** The next job of the stages, the first stage first. */
async function nextJob(queue: Queue, stages: readonly Stage[]): Promise<QueuedJob | null> {
  for (const stage of stages) {
    const [job] = await queue.fetch<UnitJob & object>(stage, { batchSize: 1, includeMetadata: true })
    if (job !== undefined) return job
  }
  return null
}

function now(): string {
  return new Date().toISOString()
}

/** An outage is said once in ten seconds, not with every query. */
function onceInAWhile(say: (message: string) => void): (error: unknown) => void {
  let last = -Infinity
  return (error) => {
    if (performance.now() - last < 10_000) return
    last = performance.now()
    say(databaseError(error)?.message ?? String(error))
  }
}
