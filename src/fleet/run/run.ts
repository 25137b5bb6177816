import { setTimeout as sleep } from 'node:timers/promises'
import type { InvalidConfig } from '../../config/files/load.ts'
import type { RunPlan } from '../../runs/folder/run-plan.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import { runFolder } from '../../runs/folder/layout.ts'
import { freeRoom, keepRoom } from '../../runs/folder/files/spare-room.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import { closeLeftBehind } from './close-left-behind.ts'
import type { ReportLeftBehind } from './close-left-behind.ts'
import type { RunControl } from './control.ts'
import { wasStopped } from './summary/exit-code.ts'
import { createRun } from './create-run.ts'
import { runLoop } from './run-loop.ts'
import type { RunOptions } from './create-run.ts'
import { openHistory } from '../../runs/history/open-history.ts'
import { lockHolder, oneAtATime, takeLock } from '../../runs/folder/owner/lock.ts'
import type { Lock, LockHolder } from '../../runs/folder/owner/lock.ts'
import type { PlannedUnit } from '../plan/plan.ts'
import { createMemoryAlarm } from '../capacity/memory-alarm.ts'
import type { LookUpName } from './offline.ts'
import { createTreeMemory } from '../../processes/tree-memory.ts'
import { repeat } from '../../vocabulary/time/repeat.ts'
import type { Programs } from '../../processes/programs.ts'
import { invalidRow, notDueRow } from './summary/settled-row.ts'
import type { LeftOut } from './summary/settled-row.ts'
import type { Machine } from '../capacity/slots.ts'
import { noteOrchestrator, writeSummary } from '../../runs/folder/runs.ts'
import { findSharedHost, type SharedHost } from './shared-host.ts'
import { findLeftBehind, withoutAdopted } from './take-over.ts'
import { withoutReplays } from '../../runs/history/without-replays.ts'

export interface FleetOptions {
  stateDir: string
  logDir: string
  programs: Programs
  emit: (event: FleetEvent) => void
  control: RunControl
  /** What memory there is; the real one by default. */
  machine?: Machine | undefined
  /** Looks a host name up; that of the system by default. */
  resolve?: LookUpName | undefined
  /** Called before the first event of a run that this process carries to its end, not of one that it only watches. */
  onOwnRun?: (plan: RunPlan) => void
  /** How long to wait for another run that holds the state directory, in ms; not at all by default. */
  waitLock_ms?: number
  /** Reports runs whose orchestrator was killed and that are finalised here. */
  leftBehind?: ReportLeftBehind
}

/**
 * Kept free, in bytes, for orchestrator.json, summary.json and history.db: what they have of any run, and of each row.
 */
const ROOM = 65_536
const ROOM_A_SCRAPER = 2048

/** A look takes some 10 ms for each process: every ten seconds it would be a tenth of a core at a hundred of them. */
const LOOKS_AT_MEMORY = { every_ms: 10_000, share: 0.005 }
/** The same where the run has a limit of memory to keep. */
const LOOKS_AT_A_LIMIT = { every_ms: 2000, share: 0.02 }

/** `shared`: of two parts, which host both would visit. */
export type Locked = { kind: 'locked'; holder: LockHolder | null; shared?: SharedHost }
export type RunOutcome = { kind: 'finished'; summary: Summary } | Locked

export interface RunRequest {
  units: PlannedUnit[]
  invalid: InvalidConfig[]
  /** Scrapers that are not due. */
  notDue: LeftOut[]
  options: RunOptions
}

/**
 * Runs what was planned, with what still lives from runs whose orchestrator was killed, and returns how all of it
 * ended.
 */
export function runFleet(request: RunRequest, fleet: FleetOptions): Promise<RunOutcome> {
  return withLock({ ...fleet, part: request.options.part }, async (lock) => {
    const plan = await prepare(request, fleet)
    return 'kind' in plan ? plan : { kind: 'finished', summary: await carryOut(plan, fleet, lock) }
  })
}

/** Writes the run folder and starts nothing: for a process in the background to resume. */
export function prepareRun(
  request: RunRequest,
  wait: Pick<FleetOptions, 'waitLock_ms'> = {},
): Promise<{ kind: 'prepared'; run: string } | Locked> {
  const { stateDir, part } = request.options
  const emit = (): void => undefined
  return withLock({ stateDir, emit, part, ...wait }, async () => {
    const plan = await prepare(request, { stateDir, emit, ...wait })
    return 'kind' in plan ? plan : { kind: 'prepared', run: plan.run }
  })
}

/**
 * Carries a run to its end that is only planned, or whose orchestrator was killed: starts what is queued, follows what
 * lives.
 */
export function resumeRun(plan: RunPlan, fleet: FleetOptions): Promise<RunOutcome> {
  return withLock({ ...fleet, part: plan.part }, async (lock) => ({
    kind: 'finished',
    summary: await carryOut(plan, fleet, lock),
  }))
}

type LockWish = Pick<FleetOptions, 'stateDir' | 'emit' | 'waitLock_ms'> & { part?: boolean | undefined }

const LOCK_LOOK_MS = 500

/** Tries until it is well, at the longest for so many ms; returns the last try. */
async function patiently<T>(ms: number, attempt: () => T, isWell: (tried: T) => boolean): Promise<T> {
  for (const until = Date.now() + ms; ; await sleep(Math.min(LOCK_LOOK_MS, Math.max(0, until - Date.now())))) {
    const tried = attempt()
    if (isWell(tried) || Date.now() >= until) return tried
  }
}

async function withLock<Done>(
  { stateDir, emit, waitLock_ms = 0, part }: LockWish,
  work: (lock: Lock) => Promise<Done>,
): Promise<Done | Locked> {
  const taken = await patiently(
    waitLock_ms,
    () => takeLock(stateDir, { shared: part === true }),
    (now) => now.ok,
  )
  if (!taken.ok) return { kind: 'locked', holder: taken.holder }
  try {
    if (taken.mended) emit({ type: 'note', level: 'warn', message: 'lock.db was damaged, and was made anew' })
    return await work(taken.lock)
  } finally {
    taken.lock.release()
  }
}

/** The plan of the run, which exists from then on; or who visits a host of it now, which only a part can meet. */
async function prepare(
  { units, invalid, notDue, options }: RunRequest,
  { emit, waitLock_ms = 0 }: Pick<FleetOptions, 'stateDir' | 'emit' | 'waitLock_ms'>,
): Promise<RunPlan | Locked> {
  const { stateDir, part } = options
  const living = findLeftBehind(stateDir)
  for (const unit of living) {
    emit({ type: 'note', level: 'info', message: `taking over ${unit.name}, which still runs from before` })
  }
  const settled = [...invalid.map(invalidRow), ...notDue.map(notDueRow)]
  const create = (): RunPlan => createRun(withoutAdopted(units, living), settled, living, options)
  if (part !== true) return create()
  return patiently(
    waitLock_ms,
    () =>
      oneAtATime(stateDir, () => {
        const shared = findSharedHost(stateDir, units)
        if (shared !== null) return { kind: 'locked', holder: lockHolder(stateDir), shared }
        const plan = create()
        // From here on other parts see its hosts.
        noteOrchestrator(stateDir, plan.run)
        return plan
      }),
    (tried) => !('kind' in tried),
  )
}

async function carryOut(plan: RunPlan, fleet: FleetOptions, lock: Lock): Promise<Summary> {
  lock.note(plan.run)
  noteOrchestrator(fleet.stateDir, plan.run)
  keepRoomForSummary(fleet.stateDir, plan)
  await mendHistory(fleet)
  await bringToEnd(plan, fleet, false)
  fleet.onOwnRun?.(plan)
  const tree = createTreeMemory()
  const alarm = createMemoryAlarm()
  const emit: FleetOptions['emit'] = (event) => {
    alarm.follow(event)
    fleet.emit(event)
  }
  const look = (): void => {
    tree.look()
    const message = alarm.look(tree.span()?.end_mb ?? 0)
    if (message !== null) fleet.emit({ type: 'note', level: 'warn', message })
  }
  tree.look()
  const stopLooking = repeat(look, plan.limits.max_total_rss_mb == null ? LOOKS_AT_MEMORY : LOOKS_AT_A_LIMIT)
  const memory = (): ReturnType<typeof tree.span> => (tree.look(), tree.span())
  const summary = await runLoop(plan, {
    ...fleet,
    emit,
    detached: plan.mode === 'parallel',
    memory,
    memory_mb: () => tree.last_mb(),
  }).finally(stopLooking)
  try {
    const { signal, cut } = fleet.control
    if (wasStopped(summary, signal, cut)) noteOrchestrator(fleet.stateDir, plan.run, signal)
    writeSummary(fleet.stateDir, summary)
  } catch (error) {
    // What happened is known and shown all the same; `attach` writes it once there is room.
    fleet.emit(unwritten('summary', error))
  }
  freeRoom(runFolder(fleet.stateDir, plan.run))
  try {
    await openHistory(fleet.stateDir).record(withoutReplays(plan, summary))
  } catch (error) {
    // The next run adds it from the summary.
    fleet.emit(unwritten('history', error))
  }
  await bringToEnd(plan, fleet, true)
  return summary
}

function unwritten(what: string, error: unknown): FleetEvent {
  const why = error instanceof Error ? error.message : String(error)
  return { type: 'note', level: 'warn', message: `the ${what} of the run could not be written: ${why}` }
}

/** A full disk is no reason not to start: what cannot be written at the end is reported there. */
function keepRoomForSummary(stateDir: string, plan: RunPlan): void {
  try {
    const scrapers = plan.settled.length + allMembers(plan).length
    keepRoom(runFolder(stateDir, plan.run), ROOM + scrapers * ROOM_A_SCRAPER)
  } catch {
    // Said when something is written.
  }
}

/** Before anything is recorded: a damaged history would take neither this run nor one that was left behind. */
async function mendHistory({ stateDir, emit }: FleetOptions): Promise<void> {
  try {
    const mended = await openHistory(stateDir).mend()
    if (mended !== null) emit({ type: 'note', level: 'warn', message: mended })
  } catch (error) {
    emit({ type: 'note', level: 'warn', message: `history.db is damaged and cannot be rebuilt: ${String(error)}` })
  }
}

/**
 * Runs that died earlier are reported before the start; those that scrapers were adopted from, once these have ended.
 */
async function bringToEnd(
  current: RunPlan,
  { stateDir, emit, leftBehind }: FleetOptions,
  isOver: boolean,
): Promise<void> {
  const report: ReportLeftBehind = (plan) => {
    const message = `run ${plan.run} had lost its orchestrator: it is finalised now`
    // After the end of a run its event stream is closed.
    if (!isOver) emit({ type: 'note', level: 'info', message })
    return leftBehind?.(plan) ?? (() => {})
  }
  try {
    await closeLeftBehind(stateDir, current, { isOver, report })
  } catch (error) {
    const message = `a run that was left behind could not be finalised: ${String(error)}`
    emit({ type: 'note', level: 'warn', message })
  }
}
