import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { EventLine } from '../../vocabulary/run/event.ts'
import type { LiveSummary, Summary } from '../../vocabulary/run/summary.ts'
import type { Attempt } from '../folder/attempt.ts'
import type { RememberedTimes } from '../folder/host-times.ts'
import { attemptRow } from '../folder/row.ts'
import { liveTotals, sortedRows } from '../folder/live-totals.ts'
import { allMembers, memberId, type RunPlan } from '../folder/run-plan.ts'
import type { RunReader } from '../run-reader.ts'

/** How often the event stream of a run is looked at for new lines, in ms. */
const LOOK = 500

/**
 * Reads the runs of the cluster from the database. No single process carries one, so it has no orchestrator and no
 * lock; a scraper has ended when the worker that ran it, or the one that took over, has said so.
 */
export function postgresRunReader(database: Database): RunReader {
  const ids = async (where: ReturnType<typeof sql>): Promise<string[]> => {
    const { rows } = await sql<{ run: string }>`
      SELECT run FROM regatta.run WHERE ${where} ORDER BY run DESC`.execute(database)
    return rows.map(({ run }) => run)
  }
  const find = async (run: string): Promise<{ plan: RunPlan; version: number; summary: Summary | null } | null> => {
    const { rows } = await sql<{ plan: RunPlan; version: number; summary: Summary | null }>`
      SELECT plan, version, summary FROM regatta.run WHERE run = ${run}`.execute(database)
    return rows[0] ?? null
  }
  return {
    runs: () => ids(sql`true`),
    newest: async () => (await ids(sql`run = (SELECT max(run) FROM regatta.run)`))[0] ?? null,
    newestFinished: async () => (await ids(sql`summary IS NOT NULL`))[0] ?? null,
    unfinished: () => ids(sql`summary IS NULL`),
    plan: async (run) => (await find(run))?.plan ?? null,
    planVersion: async (run) => (await find(run))?.version ?? 0,
    summary: async (run) => (await find(run))?.summary ?? null,
    live: async (run) => {
      const found = await find(run)
      if (found === null) return null
      const { plan, summary } = found
      if (summary !== null) return { ...summary, totals: { ...summary.totals, queued: 0, running: 0 } }
      return liveSummary(plan, await attemptsOf(database, run))
    },
    follow: (run) => {
      let earlier = new Map<string, LiveRow>()
      return {
        look: async () => {
          const found = await find(run)
          if (found === null) return null
          const { plan, summary } = found
          if (summary !== null) {
            const totals = { ...summary.totals, queued: 0, running: 0 }
            return { summary: { ...summary, totals }, progress: new Map(), plan, carried: false }
          }
          const attempts = await attemptsOf(database, run)
          const live = liveSummary(plan, attempts)
          const scrapers = live.scrapers.map((row) => unlessSame(earlier.get(memberId(row)), row))
          earlier = new Map(scrapers.map((row) => [memberId(row), row]))
          const running = scrapers.filter(({ status }) => status === 'running').map(memberId)
          const progress = running.flatMap((id) => {
            const said = attempts.get(id)?.state?.progress
            return said === undefined ? [] : [[id, said] as const]
          })
          return { summary: { ...live, scrapers }, progress: new Map(progress), plan, carried: true }
        },
      }
    },
    damage: async () => ({ plan: false, summary: false }),
    stopSignal: async () => null,
    orchestrator: async () => null,
    runOf: async () => null,
    lockHolder: async () => null,
    attempt: async (member) => {
      const [run = ''] = member.folder.replace(/^postgres:/, '').split('/')
      return (await attemptsOf(database, run, member)).get(memberId(member)) ?? NOTHING
    },
    scraper: async (run, id) => {
      const plan = (await find(run))?.plan
      const member = plan === undefined ? undefined : allMembers(plan).find((one) => memberId(one) === id)
      if (member === undefined) return null
      return { member, attempt: (await attemptsOf(database, run, member)).get(id) ?? NOTHING }
    },
    hostTimes: async (hosts) => {
      const { rows } = await sql<RememberedTimes & { host: string; since_ms: number | null }>`
        SELECT host, extract(epoch FROM now() - last_asked)::float8 * 1000 AS since_ms, coalesce(gap_ms, 0) AS gap_ms,
          greatest(0, coalesce(extract(epoch FROM paused_till - now()), 0))::float8 * 1000 AS wait_ms
        FROM regatta.assignment WHERE host = ANY(${[...hosts]}::text[])`.execute(database)
      return new Map(rows.map(({ host, since_ms, ...times }) => [host, { ...times, since_ms: since_ms ?? Infinity }]))
    },
    newestLog: async ({ country, source }) => {
      const { rows } = await sql<{ log: string }>`
        SELECT launch->>'log' AS log FROM regatta.attempt
        WHERE country = ${country} AND source = ${source} AND launch IS NOT NULL ORDER BY run DESC LIMIT 1`.execute(
        database,
      )
      return rows[0]?.log ?? null
    },
    logs: async (member) => {
      const [run = ''] = member.folder.replace(/^postgres:/, '').split('/')
      const log = (await attemptsOf(database, run, member)).get(memberId(member))?.launch?.log
      return log === undefined ? [] : [log]
    },
    async *events(run, { after = 0, signal } = {}) {
      let last = after
      for (;;) {
        const { rows } = await sql<{ line: EventLine }>`
          SELECT line FROM regatta.event WHERE run = ${run} AND seq > ${last} ORDER BY seq LIMIT 1000`.execute(database)
        for (const { line } of rows) {
          last = line.seq
          yield line
          if (line.type === 'run_ended') return
        }
        if (rows.length > 0) continue
        if (signal === undefined || signal.aborted) return
        await sleep(LOOK, undefined, { signal }).catch(() => undefined)
      }
    },
  }
}

/** Where an attempt of a run in the database is, in place of a folder. */
export function attemptLocation(run: string, { country, source }: { country: string; source: string }): string {
  return `postgres:${run}/${country}/${source}`
}

/** A run that is not over, as it stands. */
export function liveSummary(plan: RunPlan, attempts: ReadonlyMap<string, Attempt>): LiveSummary {
  const rows = allMembers(plan).map((member) => attemptRow(member, attempts.get(memberId(member)) ?? NOTHING, true))
  const scrapers = sortedRows([...plan.settled, ...rows])
  const { run, created, mode } = plan
  return { run, started: created, finished: null, mode, totals: liveTotals(scrapers), scrapers }
}

type LiveRow = LiveSummary['scrapers'][number]

function unlessSame(before: LiveRow | undefined, row: LiveRow): LiveRow {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row
}

/** What is written down about the scrapers of a run, or about one, by country/source. */
export async function attemptsOf(
  database: Database,
  run: string,
  only?: { country: string; source: string },
): Promise<Map<string, Attempt>> {
  const { rows } = await sql<Attempt & { country: string; source: string }>`
    SELECT country, source, launch, state, result, exit FROM regatta.attempt
    WHERE run = ${run}
      AND (${only === undefined} OR (country = ${only?.country ?? ''} AND source = ${only?.source ?? ''}))`.execute(
    database,
  )
  return new Map(rows.map(({ country, source, ...attempt }) => [memberId({ country, source }), attempt]))
}

const NOTHING: Attempt = { launch: null, state: null, result: null, exit: null }
