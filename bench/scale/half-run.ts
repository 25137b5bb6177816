import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadFleet } from '../../src/config/files/load.ts'
import { openHistory } from '../../src/runs/history/open-history.ts'
import { allMembers } from '../../src/runs/folder/run-plan.ts'
import { prepareRun } from '../../src/fleet/run/run.ts'
import { noteOrchestrator, readPlan } from '../../src/runs/folder/runs.ts'
import { writeExit, writeLaunch, writeResult, writeState } from '../../src/runs/folder/attempt.ts'
import { identify } from '../../src/runs/folder/owner/process-identity.ts'
import type { Member } from '../../src/runs/folder/run-plan.ts'
import { noCounts } from '../../src/vocabulary/run/counts.ts'
import type { ScraperRow } from '../../src/vocabulary/run/summary.ts'
import { StandInFleet } from '../../test/fleet/stand-in-fleet.ts'

const RUNNING = 16
const HOUR = 3_600_000

/** What earlier runs left: `runs` rows for every config of the fleet in `folder`. Returns its sources. */
export async function writeHistory(folder: string, runs: number): ReturnType<typeof loadFleet> {
  const fleet = await loadFleet(join(folder, 'configs'), [], folder)
  for (let run = runs; run > 0; run--) {
    const started = Date.now() - run * 24 * HOUR
    const scrapers = fleet.sources.map((source, n) =>
      ended({ ...source, group: null, attempt: 1 }, started, 1000 + ((n * 7919) % 90_000), n),
    )
    const totals = {
      scrapers: scrapers.length,
      success: scrapers.length,
      warning: 0,
      failed: 0,
      interrupted: 0,
      skipped: 0,
    }
    const times = { started: iso(started), finished: iso(started + HOUR) }
    await openHistory(join(folder, '.regatta')).record({
      run: `2026010${run}_000000_0000`,
      ...times,
      mode: 'parallel',
      totals,
      scrapers,
    })
  }
  return fleet
}

/** A run that is going on, whose orchestrator is this process: four tenths have ended, some run, the rest waits. */
export async function writeHalfRun(folder: string, fleet: Awaited<ReturnType<typeof writeHistory>>): Promise<string> {
  const stateDir = join(folder, '.regatta')
  using stand = new StandInFleet(join(folder, 'stand'))
  mkdirSync(stateDir, { recursive: true })
  const request = stand.request(fleet.sources, { stateDir })
  const prepared = await prepareRun(request)
  if (prepared.kind === 'locked') throw new Error('the state directory is in use')
  noteOrchestrator(stateDir, prepared.run)
  const members = allMembers(readPlan(stateDir, prepared.run)!)
  const started = Date.now() - HOUR
  const done = Math.floor(members.length * 0.4)
  for (const [n, member] of members.entries()) {
    if (n >= done + RUNNING) break
    const log = join(folder, 'logs', member.country, member.source, '20260101_000000.log')
    writeLaunch(member.folder, { started: iso(started), log })
    const process = identify(globalThis.process.pid)!
    const progress = {
      ...noCounts(),
      phase: 'articles',
      listing_pages: 3,
      pending: 9,
      waiting: '',
      rss_mb: 70,
      cpu_ms: 900,
    } as const
    writeState(member.folder, { process, started: iso(started), updated: iso(started), progress })
    if (n >= done) continue
    const row = ended(member, started, 60_000, n)
    const { status, reason, detail, finished, pages, records } = row
    const ending = { status, reason, detail } as Parameters<typeof writeResult>[1]
    const counts = { pages, records }
    writeResult(member.folder, {
      ...ending,
      counts,
      started: iso(started),
      finished: finished!,
      peak_rss_mb: 70,
      cpu_ms: 900,
      stats: {},
    })
    writeExit(member.folder, {
      started: iso(started),
      finished: finished!,
      pid: process.pid,
      exit_code: 0,
      signal: null,
      cause: 'exited',
      detail: '',
    })
  }
  return prepared.run
}

function ended(
  who: Pick<Member, 'country' | 'source' | 'name' | 'group' | 'attempt'>,
  started: number,
  ms: number,
  n: number,
): ScraperRow {
  const { country, source, name, group, attempt } = who
  const ending =
    n % 50 === 7
      ? ({ status: 'failed', reason: 'host_down', detail: 'connect ECONNREFUSED' } as const)
      : ({ status: 'success', reason: null, detail: '' } as const)
  const log = `logs/${country}/${source}/20260101_000000.log`
  const times = { started: iso(started), finished: iso(started + ms) }
  const cost = { exit_code: 0, signal: null, pid: 1, peak_rss_mb: 70, cpu_ms: 900 }
  return { country, source, name, group, attempt, ...ending, ...times, ...cost, log, ...noCounts() }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
