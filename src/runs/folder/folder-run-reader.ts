import { dirname, join } from 'node:path'
import { allMembers, type Member, memberId } from './run-plan.ts'
import type { RunReader } from '../run-reader.ts'
import { attemptReader } from './attempt-reader.ts'
import { readAttempt, readLaunch } from './attempt.ts'
import { eventLines } from './event-lines.ts'
import { followRun } from './follow-run.ts'
import { recallHost } from './host-times.ts'
import { hostsFolder, isRunId } from './layout.ts'
import { lockHolder } from './owner/lock.ts'
import { newestLogOf } from './newest-log.ts'
import { listRuns, newestRun, unfinishedRuns } from './run-order.ts'
import {
  findDamage,
  livingOrchestrator,
  planVersion,
  readLiveSummary,
  readOrchestrator,
  readPlan as readPlanFile,
  readStopSignal,
  readSummary,
} from './runs.ts'
import { namesOrEmpty } from './files/names-or-empty.ts'

/** Of so many runs one is looked for that a process carried; others may have come after it. */
const LATEST = 10

/** Reads runs from the run folders of a state directory. */
export function folderRunReader(stateDir: string): RunReader {
  const readOften = attemptReader()
  // What is no id is no folder of ours either, and leads nowhere else.
  const readPlan = (run: string): ReturnType<typeof readPlanFile> => (isRunId(run) ? readPlanFile(stateDir, run) : null)
  return {
    runs: async () => listRuns(stateDir),
    newest: async () => newestRun(stateDir),
    newestFinished: async () => listRuns(stateDir).find((run) => readSummary(stateDir, run) !== null) ?? null,
    unfinished: async () => unfinishedRuns(stateDir),
    plan: async (run) => readPlan(run),
    planVersion: async (run) => planVersion(stateDir, run),
    summary: async (run) => readSummary(stateDir, run),
    live: async (run) => readLiveSummary(stateDir, run),
    follow: (run) => followRun(stateDir, run),
    damage: async (run) => findDamage(stateDir, run),
    stopSignal: async (run) => readStopSignal(stateDir, run),
    orchestrator: async (run) => livingOrchestrator(stateDir, run),
    runOf: async (pid) => {
      const latest = listRuns(stateDir).slice(0, LATEST)
      return latest.find((run) => readOrchestrator(stateDir, run)?.pid === pid) ?? null
    },
    lockHolder: async () => lockHolder(stateDir),
    attempt: async ({ folder }) => readOften(folder),
    scraper: async (run, id) => {
      const plan = readPlan(run)
      const member = plan === null ? undefined : allMembers(plan).find((one) => memberId(one) === id)
      return member === undefined ? null : { member, attempt: readAttempt(member.folder) }
    },
    hostTimes: async (hosts) => {
      const known = hosts.map((host) => [host, recallHost(hostsFolder(stateDir), host, Date.now())] as const)
      return new Map(known.flatMap(([host, times]) => (times === null ? [] : [[host, times]])))
    },
    newestLog: async (scraper) => newestLogOf(stateDir, scraper, listRuns(stateDir)),
    logs: async (member) => logsOf(member),
    async *events(run, { after = 0, signal } = {}) {
      const plan = readPlan(run)
      const path = plan?.outputs?.events ?? null
      if (plan !== null && path !== null) yield* eventLines(path, { run, created: plan.created, after, signal })
    },
  }
}

/** The folders of all attempts lie beside each other. */
function logsOf({ folder }: Member): string[] {
  const attempts = dirname(folder)
  return namesOrEmpty(attempts).flatMap((attempt) => readLaunch(join(attempts, attempt))?.log ?? [])
}
