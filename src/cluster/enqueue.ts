import { randomUUID } from 'node:crypto'
import { scraperId, type Source } from '../config/source.ts'
import type { Database } from '../database/connect.ts'
import type { PlannedUnit } from '../fleet/plan/plan.ts'
import { taskOf } from '../fleet/plan/task-of.ts'
import { newRunId } from '../runs/folder/layout.ts'
import type { Member, RunPlan } from '../runs/folder/run-plan.ts'
import type { TaskSettings } from '../runs/folder/task.ts'
import { attemptLocation } from '../runs/postgres/postgres-run-reader.ts'
import type { ScraperRow } from '../vocabulary/run/summary.ts'
import type { Queue } from './queue.ts'
import { addEvent } from './sql/events.ts'
import { dropRun, insertRun, setPlan } from './sql/runs.ts'
import { rememberSites } from './sql/sites.ts'
import { sendJobs } from './send-jobs.ts'
import type { Stage } from './stages.ts'
import type { UnitJob } from './unit-job.ts'

export interface EnqueueRequest {
  stage: Stage
  /**
   * The units of the whole fleet, in the order they are to start: what belongs together does not depend on a pattern.
   */
  units: PlannedUnit[]
  /** Whether a scraper is meant. */
  isWanted: (source: Source) => boolean
  /** Rows that are settled before the start: invalid configs. */
  settled: ScraperRow[]
  settings: TaskSettings
  history: ReadonlyMap<string, number>
  /** Where the store of a scraper is, for its task. */
  location: (source: Source) => string
  cwd: string
}

export interface Enqueued {
  /** Null where every scraper waited or ran already. */
  run: string | null
  jobs: number
  scrapers: number
  /** Scrapers that wait or run already, by country/source. */
  already: string[]
}

/**
 * Makes a job of every unit that has a wanted scraper, all of them or none. A scraper that waits or runs already is not
 * sent a second time, so that enqueueing twice is enqueueing once.
 */
export async function enqueueFleet(
  queue: Queue,
  database: Database,
  request: EnqueueRequest,
  now = new Date(),
): Promise<Enqueued> {
  const run = newRunId(now)
  const { stage } = request
  const hasWork = ({ schedules }: Source): boolean => stage !== 'schedule' || schedules !== undefined
  const wanted = request.units.flatMap((unit) => {
    const members = unit.members.filter((source) => request.isWanted(source) && hasWork(source))
    return members.length === 0 ? [] : [{ unit, members, id: randomUUID() }]
  })
  const names = wanted.flatMap(({ members, id }) =>
    members.map(({ country, source }) => ({ country, source, unit: id })),
  )
  return await database.transaction().execute(async (transaction) => {
    const taken = await insertRun(transaction, { run, stage, scrapers: names })
    const units = wanted
      .map((one) => ({ ...one, members: one.members.filter((member) => taken.has(scraperId(member))) }))
      .filter(({ members }) => members.length > 0)
    const already = names.map(scraperId).filter((id) => !taken.has(id))
    if (units.length + request.settled.length === 0) {
      await dropRun(transaction, run)
      return { run: null, jobs: 0, scrapers: 0, already }
    }
    const jobs = units.map(({ unit, members, id }, index) => {
      const group = members.length > 1 ? unit.name : null
      const data: UnitJob = {
        unit: id,
        run,
        stage,
        name: members.length > 1 ? unit.name : scraperId(members[0]!),
        hosts: hostsOfUnit(members),
        tasks: members.map((source) => ({
          ...taskOf(source, { run, group, store: request.location(source), settings: request.settings }),
          ...(stage === 'discovery' || stage === 'schedule' ? { stage } : {}),
        })),
      }
      // Of the whole unit, so that jobs of a part of it exclude each other, too.
      return {
        data,
        singletonKey: hostsOfUnit(unit.members)[0] ?? unit.name,
        priority: priorityOf(members, units.length - index),
      }
    })
    await setPlan(
      transaction,
      planOf(
        run,
        jobs.map(({ data }) => data),
        request,
        now,
      ),
    )
    await sendJobs(queue, transaction, stage, jobs)
    if (stage === 'discovery')
      await rememberSites(
        transaction,
        jobs.flatMap(({ data }) => data.tasks.map((task) => ({ unit: data.name, task }))),
      )
    await addEvent(transaction, run, { type: 'note', level: 'info', message: `${jobs.length} jobs sent` }, now)
    return { run, jobs: jobs.length, scrapers: taken.size, already }
  })
}

function hostsOfUnit(members: readonly Source[]): string[] {
  return [...new Set(members.flatMap(({ hosts }) => hosts))].toSorted()
}

/** The queue takes the highest first, and has room for a whole number of 32 bits. */
const PLACES = 1_000_000
const MOST_PRIORITY = 2000

function priorityOf(members: readonly Source[], place: number): number {
  const most = Math.max(...members.map(({ priority }) => priority))
  return Math.round(Math.max(-MOST_PRIORITY, Math.min(MOST_PRIORITY, most))) * PLACES + Math.min(place, PLACES - 1)
}

function planOf(run: string, jobs: UnitJob[], { settled, settings, history, cwd }: EnqueueRequest, now: Date): RunPlan {
  return {
    run,
    created: now.toISOString(),
    mode: 'parallel',
    max_parallel: jobs.length,
    limits: { auto_slots: false, retry_delay_ms: 0, max_failures: null, fail_fast: false },
    poll_ms: 0,
    grace_ms: settings.grace_ms,
    cwd,
    units: jobs.map(({ name, tasks }) => ({
      name,
      kind: tasks.length > 1 ? 'group' : 'single',
      folder: '',
      members: tasks.map(({ config, group }): Member => {
        const { country, source, name: shown, hosts, window } = config
        const folder = attemptLocation(run, config)
        const expected_ms = history.get(scraperId(config)) ?? null
        return { country, source, name: shown, group, hosts, folder, attempt: 1, more_attempts: 0, window, expected_ms }
      }),
    })),
    settled,
  }
}
