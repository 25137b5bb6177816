import { join, resolve } from 'node:path'
import { scraperId } from '../../config/source.ts'
import type { Database } from '../../database/connect.ts'
import { retryQuery } from '../../database/retry-query.ts'
import { launchScraper } from '../../processes/launch.ts'
import type { Programs } from '../../processes/programs.ts'
import { readAttempt, writeTask } from '../../runs/folder/attempt.ts'
import type { Attempt } from '../../runs/folder/attempt.ts'
import { makePrivateFolder } from '../../runs/folder/files/make-folder.ts'
import type { Task } from '../../runs/folder/task.ts'
import { EXIT_NOT_OWNER } from '../../vocabulary/run/exit-codes.ts'
import { endedScrapers, writeAttempt } from '../sql/attempts.ts'
import { forgetTrials } from '../sql/trials.ts'
import type { UnitJob } from '../unit-job.ts'
import type { HeldUnit } from './lease-keeper.ts'

/** How often a running scraper's state is written down for others, in ms. */
const REPORT_MS = 2000

/**
 * How a unit came to its end here. handed_back: this worker was asked to stop. lost: another one has it, or may have.
 */
export type UnitEnd = 'done' | 'handed_back' | 'lost'

export interface RunUnitDeps {
  database: Database
  worker: string
  programs: Programs
  logDir: string
  dataDir: string
  grace_ms: number
  /** Most articles or other records of a scraper, whatever its task says; null is no limit. */
  max_records: number | null
  /** Most sites of records that a scraper visits for their times. */
  max_sites: number | null
  stop: AbortSignal
  onStarted: (task: Task, attempt: Attempt) => void
  onEnded: (task: Task, attempt: Attempt) => void
}

/**
 * Runs the scrapers of a unit one after the other, each as a child with a log of its own, from the first one that has
 * not ended yet.
 */
export async function runUnit(data: UnitJob, held: HeldUnit, deps: RunUnitDeps): Promise<UnitEnd> {
  const asked = <T>(query: () => Promise<T>): Promise<T> => retryQuery(query, () => !held.lost.aborted)
  const ended = await asked(() => endedScrapers(deps.database, data.run, data.unit))
  for (const task of data.tasks) {
    const id = scraperId(task.config)
    if (ended.has(id)) continue
    if (held.lost.aborted) return 'lost'
    if (deps.stop.aborted) return 'handed_back'
    held.scraper = id
    const end = await runTask(task, held, deps, asked)
    if (end !== 'done') return end
  }
  return 'done'
}

async function runTask(
  task: Task,
  held: HeldUnit,
  {
    database,
    worker,
    programs,
    logDir,
    dataDir,
    grace_ms,
    max_records,
    max_sites,
    stop,
    onStarted,
    onEnded,
  }: RunUnitDeps,
  asked: <T>(query: () => Promise<T>) => Promise<T>,
): Promise<UnitEnd> {
  const { country, source } = task.config
  const folder = join(held.folder, country, source)
  makePrivateFolder(folder)
  const { hosts, epoch, leaseFile: lease } = held
  const fence = { worker, hosts, epoch }
  writeTask(folder, {
    ...task,
    grace_ms,
    max_articles: smaller(task.max_articles, max_records),
    max_sites,
    hosts: held.hostsFolder,
    files: resolve(dataDir, country, source, 'files'),
    owner: { ...fence, lease },
  })
  const scraper = launchScraper(folder, { programs, logDir, detached: true })
  onStarted(task, readAttempt(folder))
  const report = reporter(
    folder,
    (attempt) => writeAttempt(database, task.run, task.config, attempt, fence),
    () => forgetTrials(database, held.unit),
  )
  const end = (): void => scraper.stop('stopped')
  stop.addEventListener('abort', end, { once: true })
  held.lost.addEventListener('abort', end, { once: true })
  if (stop.aborted || held.lost.aborted) end()
  const exit = await scraper.ended
  stop.removeEventListener('abort', end)
  held.lost.removeEventListener('abort', end)
  await report.stop()

  if (held.lost.aborted || exit.exit_code === EXIT_NOT_OWNER) return 'lost'
  const attempt = { ...readAttempt(folder), exit }
  const cutShort = attempt.result === null ? exit.cause === 'stopped' : attempt.result.status === 'interrupted'
  if (stop.aborted && cutShort) return 'handed_back'
  if (!(await asked(() => writeAttempt(database, task.run, task.config, attempt, fence)))) return 'lost'
  onEnded(task, attempt)
  return 'done'
}

function smaller(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

/** Writes down every now and then how far a scraper is, and once that it got on at all. */
function reporter(
  folder: string,
  write: (attempt: Attempt) => Promise<unknown>,
  onProgress: () => Promise<unknown>,
): { stop: () => Promise<void> } {
  let last: Promise<unknown> = Promise.resolve()
  let moved = false
  const look = async (): Promise<void> => {
    const { launch, state } = readAttempt(folder)
    await write({ launch, state, result: null, exit: null })
    if (moved || (state?.progress.pages.fetched ?? 0) === 0) return
    await onProgress()
    moved = true
  }
  // What cannot be written now is written the next time; the end is what has to arrive.
  const report = (): void => void (last = last.then(look).catch(() => undefined))
  report()
  const timer = setInterval(report, REPORT_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await last
    },
  }
}
