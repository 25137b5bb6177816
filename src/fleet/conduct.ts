import type { Member, RunPlan, Unit } from '../run-folder/run-plan.ts'
import type { FleetEvent } from '../vocabulary/event.ts'
import type { Summary } from '../vocabulary/summary.ts'
import type { RunControl } from './control.ts'
import { neverStarted } from './group-runner.ts'
import { killEverything, sweepEnded } from './force.ts'
import { allMembers, Observer } from './observer.ts'
import { noteExit } from './running.ts'
import { startUnit } from './start-unit.ts'
import type { ActiveUnit, UnitContext } from './start-unit.ts'
import { summarise } from './summarise.ts'

/** A group whose runner keeps dying is given up after so many starts. */
const MAX_STARTS = 3

export interface ConductOptions extends Omit<UnitContext, 'run'> {
  emit: (event: FleetEvent) => void
  control: RunControl
}

/**
 * Carries a planned run to its end, from wherever it stands: launches what is queued as slots become free, follows what
 * lives, stops when asked, and returns the summary of every scraper. The same for a new run and for one whose
 * orchestrator was killed.
 */
export async function conduct(plan: RunPlan, options: ConductOptions): Promise<Summary> {
  const { emit, control } = options
  const context: UnitContext = { ...options, run: plan.run }
  const observer = new Observer(emit, () => control.phase !== 'running')
  const active = new Map<Unit, ActiveUnit>()
  const starts = new Map<Unit, number>()
  // Scrapers that are over but may have left processes; swept at each poll, since one scan costs 3 ms.
  const leftovers: Member[] = []
  let wake = (): void => {}

  emit(describeRun(plan))
  for (const row of plan.settled) observer.settle(row)
  for (const member of allMembers(plan)) observer.look(member)
  let queue = plan.units.filter((unit) => !isDone(unit, observer))

  const start = (unit: Unit): void => {
    starts.set(unit, (starts.get(unit) ?? 0) + 1)
    const running = startUnit(unit, context)
    active.set(unit, running)
    observer.lookAlong(unit.members)
    if (control.phase !== 'running') running.stop()
    void finish(unit, running)
  }
  const finish = async (unit: Unit, running: ActiveUnit): Promise<void> => {
    const exit = await running.ended
    active.delete(unit)
    if (exit !== null) observer.look(unit.members[0]!, { exit })
    // While the run is being stopped a vanished member is our own doing, not lost: it is settled at the end.
    const watched = control.phase !== 'running'
    for (const member of unit.members) observer.look(member, { watched })
    if (!isDone(unit, observer)) queue = goOn(unit, starts.get(unit)!, queue, observer)
    leftovers.push(...unit.members.filter((member) => observer.ended(member)))
    wake()
  }

  const unsubscribe = control.onChange(() => {
    if (control.phase === 'stopping') {
      emit({ type: 'stopping', signal: control.signal ?? 'SIGTERM', grace_ms: plan.grace_ms })
      for (const unit of active.values()) unit.stop()
    }
    wake()
  })
  const poll = setInterval(() => {
    for (const unit of active.keys()) observer.lookAlong(unit.members)
    sweepEnded(leftovers.splice(0))
  }, plan.poll_ms)

  try {
    let deadline: number | null = null
    for (;;) {
      if (control.phase === 'running') queue = fill(queue, active, plan.max_parallel, start)
      if (active.size === 0 && (queue.length === 0 || control.phase !== 'running')) break
      if (control.phase !== 'running') deadline ??= Date.now() + plan.grace_ms + 1000
      if (control.phase === 'killing' || (deadline !== null && Date.now() >= deadline)) break
      await new Promise<void>((resolve) => {
        const timer = deadline === null ? undefined : setTimeout(resolve, Math.max(0, deadline - Date.now()))
        wake = () => (clearTimeout(timer), resolve())
      })
    }
  } finally {
    clearInterval(poll)
    unsubscribe()
  }

  sweepEnded(leftovers)
  if (control.phase !== 'running') await killEverything(plan, [...active.values()])
  for (const member of allMembers(plan)) {
    if (observer.ended(member)) continue
    const exit = neverStarted()
    noteExit(member.folder, exit)
    observer.look(member, { exit })
  }
  const summary = summarise(plan, observer, emit)
  emit({ type: 'run_ended', summary })
  return summary
}

/** Starts what fits into the free slots. A unit whose host is being visited already waits: a host has one owner. */
function fill(queue: Unit[], active: Map<Unit, ActiveUnit>, slots: number, start: (unit: Unit) => void): Unit[] {
  if (queue.length === 0 || active.size >= slots) return queue
  const busy = new Set([...active.keys()].flatMap(hostsOf))
  return queue.filter((unit) => {
    const hosts = hostsOf(unit)
    if (active.size >= slots || hosts.some((host) => busy.has(host))) return true
    for (const host of hosts) busy.add(host)
    start(unit)
    return false
  })
}

function hostsOf(unit: Unit): string[] {
  return unit.members.flatMap((member) => member.hosts)
}

function isDone(unit: Unit, observer: Observer): boolean {
  return unit.members.every((member) => observer.ended(member))
}

/** A group whose runner died before its members were through is started again, in front, and goes on where it was. */
function goOn(unit: Unit, startsSoFar: number, queue: Unit[], observer: Observer): Unit[] {
  if (startsSoFar < MAX_STARTS) return [unit, ...queue]
  const time = new Date().toISOString()
  for (const member of unit.members) {
    if (observer.ended(member)) continue
    const detail = `its group runner died ${startsSoFar} times`
    const exit = {
      started: time,
      finished: time,
      pid: null,
      exit_code: null,
      signal: null,
      cause: 'exited',
      detail,
    } as const
    noteExit(member.folder, exit)
    observer.look(member, { exit })
  }
  return queue
}

/** The event that opens a run, for whoever watches it. */
export function describeRun(plan: RunPlan): FleetEvent {
  const members = allMembers(plan)
  return {
    type: 'run_started',
    run: plan.run,
    at: plan.created,
    scrapers: members.length + plan.settled.length,
    singles: plan.units.filter((unit) => unit.kind === 'single').length,
    groups: plan.units.filter((unit) => unit.kind === 'group').length,
    max_parallel: plan.max_parallel,
    queue: members.map((member) => ({
      id: `${member.country}/${member.source}`,
      group: member.group,
      expected_ms: member.expected_ms,
    })),
  }
}
