import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from './files/json-file.ts'
import { runFolder } from './layout.ts'
import { identify, isAlive } from './owner/process-identity.ts'
import type { ProcessIdentity } from './owner/process-identity.ts'
import { readRow } from './row.ts'
import { withRoom } from './files/spare-room.ts'
import type { RunDamage } from '../run-reader.ts'
import type { RunPlan } from './run-plan.ts'
import type { LiveSummary, Summary } from '../../vocabulary/run/summary.ts'
import { liveTotals, sortedRows } from './live-totals.ts'
import { allMembers } from './run-plan.ts'

/** The plan of a run; null when there is no such run. */
export function readPlan(stateDir: string, run: string): RunPlan | null {
  return readJson(join(runFolder(stateDir, run), 'plan.json'))
}

/** Writes the plan of a run; a run exists from then on. */
export function writePlan(stateDir: string, plan: RunPlan): void {
  const folder = runFolder(stateDir, plan.run)
  withRoom(folder, () => writeJson(join(folder, 'plan.json'), plan, { durable: true }))
}

/** Another number whenever the plan was written again; 0 without one. */
export function planVersion(stateDir: string, run: string): number {
  return statSync(join(runFolder(stateDir, run), 'plan.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Which files of a run are there and cannot be read, as a full disk or a power cut leaves them. */
export function findDamage(stateDir: string, run: string): RunDamage {
  const isDamaged = (name: string): boolean => {
    const path = join(runFolder(stateDir, run), name)
    return existsSync(path) && readJson(path) === null
  }
  return { plan: isDamaged('plan.json'), summary: isDamaged('summary.json') }
}

/** The summary of a run that has ended; null before. */
export function readSummary(stateDir: string, run: string): Summary | null {
  return readJson(join(runFolder(stateDir, run), 'summary.json'))
}

/** Writes the summary; a run has ended from then on. */
export function writeSummary(stateDir: string, summary: Summary): void {
  const folder = runFolder(stateDir, summary.run)
  withRoom(folder, () => writeJson(join(folder, 'summary.json'), summary, { durable: true }))
}

/** orchestrator.json: who carries a run. `stopped_by`: the signal that kept it from coming to its end by itself. */
interface OrchestratorNote {
  process: ProcessIdentity | null
  stopped_by?: string
}

/**
 * Notes that this process carries a run, so that others know whom to ask and whether it still lives; and what stopped
 * it.
 */
export function noteOrchestrator(stateDir: string, run: string, stoppedBy: string | null = null): void {
  const note: OrchestratorNote = { process: identify(process.pid) }
  if (stoppedBy !== null) note.stopped_by = stoppedBy
  const folder = runFolder(stateDir, run)
  withRoom(folder, () => writeJson(join(folder, 'orchestrator.json'), note))
}

/** The signal that stopped a run, which decides its exit code; null for one that came to its end. */
export function readStopSignal(stateDir: string, run: string): string | null {
  return readNote(stateDir, run)?.stopped_by ?? null
}

function readNote(stateDir: string, run: string): OrchestratorNote | null {
  return readJson<OrchestratorNote>(join(runFolder(stateDir, run), 'orchestrator.json'))
}

/** Who carries a run, or carried it until it died. */
export function readOrchestrator(stateDir: string, run: string): ProcessIdentity | null {
  return readNote(stateDir, run)?.process ?? null
}

/** Who carries a run now; null when that process is gone. */
export function livingOrchestrator(stateDir: string, run: string): ProcessIdentity | null {
  const identity = readOrchestrator(stateDir, run)
  return identity !== null && isAlive(identity) ? identity : null
}

/** A run as it stands now; null when there is no such run. */
export function readLiveSummary(stateDir: string, run: string): LiveSummary | null {
  const summary = readSummary(stateDir, run)
  if (summary !== null) return { ...summary, totals: { ...summary.totals, queued: 0, running: 0 } }
  const plan = readPlan(stateDir, run)
  if (plan === null) return null
  const watched = livingOrchestrator(stateDir, run) !== null
  const scrapers = sortedRows([...plan.settled, ...allMembers(plan).map((member) => readRow(member, watched))])
  return { run, started: plan.created, finished: null, mode: plan.mode, totals: liveTotals(scrapers), scrapers }
}
