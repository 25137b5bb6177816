import { closeAttempt } from '../../processes/exit-record.ts'
import { killAttempts, sweepAttempts } from '../../processes/kill-attempts.ts'
import { inheritedEnvironment } from '../../processes/programs.ts'
import { findUnit, startUnit } from '../../processes/start-unit.ts'
import type { ActiveUnit } from '../../processes/start-unit.ts'
import { haltGroup, type HaltCause } from '../../runs/folder/group-files.ts'
import { allMembers, type Member, type RunPlan, type Unit } from '../../runs/folder/run-plan.ts'
import { RUN_STOPPED, SCRAPER_STOPPED } from '../../vocabulary/run/end-messages.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import { closedAt } from '../../vocabulary/time/window.ts'
import { createSlotNotices } from '../capacity/slot-notices.ts'
import { describeRun } from './describe-run.ts'
import { FailureLimit } from './attempts/failure-limit.ts'
import { groupEnded, groupStarted } from './groups/group-events.ts'
import { lookBack } from './groups/look-back.ts'
import { Observer } from './observer.ts'
import { NOT_STARTED, OFFLINE, OfflineWatch } from './offline.ts'
import { OrderBook, ORDERS_MS } from './order-book.ts'
import { MAX_STARTS, pickUnits, type QueuedUnit } from './pick-units.ts'
import type { RunLoopOptions } from './run-loop-options.ts'
import { stoppingPhase, type RunPhase } from './run-phase.ts'
import { settleRest } from './summary/settle-rest.ts'
import { slotsOf } from './slots-of.ts'
import { summarise } from './summary/summarise.ts'
import { tryAgain } from './attempts/try-again.ts'
import { Wakeup } from './wakeup.ts'

/**
 * Carries a planned run to its end, from wherever it stands: launches what is queued as slots become free, watches what
 * lives, tries failed scrapers again, stops on request, and returns the summary of every scraper. The same for a new
 * run and for one whose orchestrator was killed.
 */
export function runLoop(plan: RunPlan, options: RunLoopOptions): Promise<Summary> {
  return new RunLoop(plan, options).run()
}

/** Where it stands is one RunPhase; queued and active units are data beside it. */
class RunLoop {
  readonly #plan: RunPlan
  readonly #options: RunLoopOptions
  readonly #observer: Observer
  readonly #limit: FailureLimit
  readonly #offline: OfflineWatch
  readonly #orders: OrderBook
  readonly #noticeSlots: ReturnType<typeof createSlotNotices>
  readonly #wakeup = new Wakeup()
  #phase: RunPhase
  #queue: QueuedUnit[] = []
  readonly #active = new Map<Unit, ActiveUnit>()
  /** Attempts that are over but may have left processes; swept at each poll, since one scan costs 3 ms. */
  readonly #leftovers: string[] = []

  constructor(plan: RunPlan, options: RunLoopOptions) {
    this.#plan = plan
    this.#options = { ...options, environment: inheritedEnvironment() }
    this.#observer = new Observer(options.emit, () => this.#isStopping)
    this.#limit = new FailureLimit(plan.limits)
    this.#offline = new OfflineWatch(plan.max_parallel, options.resolve)
    this.#orders = new OrderBook(plan, options)
    this.#noticeSlots = createSlotNotices(options.emit)
    this.#phase = options.control.phase === 'running' ? { kind: 'launching' } : stoppingPhase(plan.grace_ms)
  }

  get #isStopping(): boolean {
    return this.#phase.kind === 'stopping'
  }

  get #queued(): Member[] {
    return this.#queue.flatMap(({ unit }) => unit.members)
  }

  get #endsWhatRuns(): boolean {
    return this.#isStopping || (this.#limit.isReached && this.#plan.limits.fail_fast)
  }

  async run(): Promise<Summary> {
    const { control, emit, stateDir } = this.#options
    const plan = this.#plan
    emit(describeRun(plan))
    for (const row of plan.settled) this.#observer.settle(row)
    lookBack(plan, this.#observer, emit)
    this.#queue = plan.units.filter((unit) => !this.#isDone(unit)).map((unit) => ({ unit, starts: 0 }))
    this.#adoptWhatLives()
    if (this.#phase.kind === 'launching' && this.#queue.length > 0) {
      this.#phase = { kind: 'waiting', until: plan.not_before ?? 0 }
    }
    this.#countFailures(allMembers(plan))

    const unsubscribe = control.onChange(() => this.#onControl())
    this.#obey()
    const timers = [setInterval(() => this.#poll(), plan.poll_ms), setInterval(() => this.#obey(), ORDERS_MS)]
    try {
      for (let next = this.#advance(); next !== 'over'; next = this.#advance()) await this.#wakeup.sleep(next)
    } finally {
      timers.forEach(clearInterval)
      unsubscribe()
    }

    sweepAttempts(this.#leftovers.splice(0))
    if (this.#isStopping) {
      const folders = allMembers(plan).map((member) => member.folder)
      await killAttempts(folders, { supervised: [...this.#active.values()], run: plan.run })
    }
    const settled = settleRest(plan, stateDir, this.#observer, RUN_STOPPED)
    if (this.#isStopping && settled > 0) control.noteCut()
    const offline = await this.#offline.isToBlame(plan, this.#observer)
    const summary = summarise(plan, this.#observer, emit, { offline, memory: this.#options.memory?.() ?? null })
    emit({ type: 'run_ended', summary })
    return summary
  }

  /** Does what can be done now; returns when to look again at the latest (ms since 1970). */
  #advance(): number | 'over' {
    const phase = this.#phase
    switch (phase.kind) {
      case 'waiting':
        if (Date.now() < phase.until) return phase.until
        this.#phase = { kind: 'launching' }
        return this.#advance()
      case 'launching':
        if (this.#offline.isAsking) return Infinity
        this.#startWhatMay()
        if (this.#active.size > 0) return Infinity
        if (this.#queue.length > 0) {
          this.#settleClosed()
          // Those that are left now were paused before their start.
          if (this.#queue.length > 0) return Infinity
        } else if (!this.#queueFailed()) return 'over'
        return this.#advance()
      case 'draining':
        return this.#active.size > 0 ? Infinity : 'over'
      case 'stopping': {
        const isOver = this.#active.size === 0 || this.#options.control.phase === 'killing'
        return isOver || Date.now() >= phase.deadline ? 'over' : phase.deadline
      }
    }
  }

  #onControl(): void {
    const { control, emit } = this.#options
    if (control.phase === 'stopping') {
      this.#phase = stoppingPhase(this.#plan.grace_ms)
      emit({ type: 'stopping', signal: control.signal ?? 'SIGTERM', grace_ms: this.#plan.grace_ms })
      for (const unit of this.#active.values()) unit.stop()
    }
    this.#wakeup.wake()
  }

  /** What users want of single scrapers, as far as these have not begun. */
  #obey(): void {
    if (!this.#orders.look(allMembers(this.#plan), this.#observer)) return
    for (const one of this.#queued) if (this.#orders.isStopped(one)) this.#settle(one, 'stopped', SCRAPER_STOPPED)
    this.#queue = this.#queue.filter(({ unit }) => !this.#isDone(unit))
    this.#wakeup.wake()
  }

  #poll(): void {
    for (const unit of this.#active.keys()) {
      this.#observer.lookAlong(unit.members)
      this.#countFailures(unit.members)
    }
    void this.#lookForNetwork()
    sweepAttempts(this.#leftovers.splice(0))
    // A window may have opened, or memory be there again.
    if (this.#queue.length > 0) this.#wakeup.wake()
  }

  /** What an orchestrator before us started is ours from the first moment, whatever the slots. */
  #adoptWhatLives(): void {
    this.#queue = this.#queue.filter((queued) => {
      // A run that is to be stopped starts nothing: what died meanwhile is not started again to be stopped.
      const begun = this.#observer.running(queued.unit.members).length > 0
      if (!begun || (this.#isStopping && findUnit(queued.unit) === null)) return true
      this.#start(queued)
      return false
    })
  }

  #startWhatMay(): void {
    if (this.#queue.length === 0) return
    const active = [...this.#active.keys()]
    const slots = slotsOf(this.#plan, active, this.#observer, this.#options)
    this.#noticeSlots(slots, active.length + this.#queue.length)
    const closed = closedAt(new Date())
    const { start, wait } = pickUnits(this.#queue, {
      active,
      slots: slots.now + this.#orders.countPaused(active, this.#observer),
      // A group looks at the windows and the orders of its members itself, as their turn comes.
      isClosed: ({ members }) =>
        members.every((one) => this.#observer.ended(one) || this.#orders.isPaused(one) || closed(one.window) !== null),
    })
    this.#queue = wait
    for (const queued of start) this.#start(queued)
  }

  #start({ unit, starts }: QueuedUnit): void {
    const process = startUnit(unit, { ...this.#options, run: this.#plan.run, nice: this.#plan.limits.nice })
    this.#active.set(unit, process)
    this.#say(groupStarted(unit, process.pid, starts + 1))
    this.#observer.lookAlong(unit.members)
    if (this.#endsWhatRuns) process.stop()
    void this.#finish({ unit, starts: starts + 1 }, process)
  }

  async #finish({ unit, starts }: QueuedUnit, process: ActiveUnit): Promise<void> {
    const exit = await process.ended
    this.#active.delete(unit)
    if (exit !== null) this.#observer.look(unit.members[0]!, { exit })
    // While the run is being stopped a vanished member is our own doing, not lost: it is settled at the end.
    for (const member of unit.members) this.#observer.look(member, { watched: this.#isStopping })
    const exited = await process.gone
    if (unit.kind === 'group' && exited?.spawn_error != null) this.#settleAll(unit, 'spawn_error', exited.spawn_error)
    this.#say(groupEnded(unit, { pid: process.pid, exited }, this.#observer))
    if (!this.#isDone(unit)) this.#restart({ unit, starts })
    this.#countFailures(unit.members)
    void this.#lookForNetwork()
    for (const one of unit.members) if (this.#observer.ended(one)) this.#leftovers.push(one.folder)
    this.#wakeup.wake()
  }

  #say(event: FleetEvent | null): void {
    if (event !== null) this.#options.emit(event)
  }

  /**
   * A group whose runner died before its members were through starts again, in front, and goes on where it was. Where
   * nothing new is started it does so at once, to watch the member that lives and record why the others never start.
   */
  #restart({ unit, starts }: QueuedUnit): void {
    if (starts < MAX_STARTS && this.#phase.kind === 'draining') this.#start({ unit, starts })
    else if (starts < MAX_STARTS) this.#queue.unshift({ unit, starts })
    else this.#settleAll(unit, 'exited', `its group runner died ${starts} times`)
  }

  /** Nothing runs and still these did not start: their windows are closed, and a run does not wait for the evening. */
  #settleClosed(): void {
    const closed = closedAt(new Date())
    for (const member of this.#queued) {
      const why = closed(member.window)
      if (why !== null) this.#settle(member, 'not_due', why)
    }
    this.#queue = this.#queue.filter(({ unit }) => !this.#isDone(unit))
  }

  /** Queues what failed for another attempt, after a while; false when there is nothing to try. */
  #queueFailed(): boolean {
    const another = tryAgain(this.#plan, this.#observer, this.#options)
    if (another === null) return false
    this.#queue = another.units.map((unit) => ({ unit, starts: 0 }))
    this.#phase = { kind: 'waiting', until: another.not_before }
    return true
  }

  /** Starts nothing more once too many of these, and of those before, have failed. */
  #countFailures(members: readonly Member[]): void {
    this.#limit.look(members, this.#observer)
    if (!this.#limit.isReached || this.#phase.kind === 'draining' || this.#phase.kind === 'stopping') return
    this.#options.emit(this.#limit.event())
    this.#drain('max_failures', this.#limit.why)
    if (this.#endsWhatRuns) for (const unit of this.#active.values()) unit.stop()
  }

  /** On a machine without a network each scraper would take its minute to say the same. */
  async #lookForNetwork(): Promise<void> {
    const isGone = await this.#offline.notices(this.#plan, this.#observer)
    this.#wakeup.wake()
    if (!isGone || this.#phase.kind !== 'launching') return
    this.#options.emit({ type: 'note', level: 'warn', message: `${OFFLINE}; nothing more is started` })
    this.#drain('offline', NOT_STARTED)
  }

  /** Starts nothing more. One that failed before is reported as that, at the end. */
  #drain(cause: HaltCause, why: string): void {
    this.#phase = { kind: 'draining' }
    for (const unit of [...this.#active.keys(), ...this.#queue.map((queued) => queued.unit)]) {
      if (unit.kind === 'group') haltGroup(unit.folder, { cause, detail: why })
    }
    for (const { unit, starts } of this.#queue.splice(0)) {
      // The runner of this group has just died.
      if (this.#observer.running(unit.members).length > 0) this.#start({ unit, starts })
      else for (const one of unit.members) if (one.failed === undefined) this.#settle(one, cause, why)
    }
    this.#wakeup.wake()
  }

  #settleAll(unit: Unit, ...how: [Parameters<typeof closeAttempt>[1], string]): void {
    for (const member of unit.members) this.#settle(member, ...how)
  }

  /** Ends a member that has not ended yet without its process. */
  #settle(member: Member, cause: Parameters<typeof closeAttempt>[1], detail: string): void {
    if (this.#observer.ended(member)) return
    this.#observer.look(member, { exit: closeAttempt(member.folder, cause, detail) })
  }

  #isDone(unit: Unit): boolean {
    return unit.members.every((member) => this.#observer.ended(member))
  }
}
