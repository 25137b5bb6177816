import type { Member, RunPlan, Unit } from '../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../vocabulary/event.ts'
import type { Summary } from '../../vocabulary/summary.ts'
import { memberId } from '../../runs/folder/run-plan.ts'
import { deservesAnother, giveAnother } from './another-attempt.ts'
import { inheritedEnvironment } from '../../processes/programs.ts'
import type { RunControl } from './control.ts'
import { describeRun } from './describe-run.ts'
import { whyClosed } from '../../vocabulary/window.ts'
import { FailureLimit } from './failure-limit.ts'
import { killAttempts, sweepAttempts } from '../../processes/kill-attempts.ts'
import { closeAttempt } from '../../processes/exit-record.ts'
import { haltGroup } from '../../processes/group-halt.ts'
import { RUN_STOPPED } from '../../vocabulary/end-messages.ts'
import { Observer } from './observer.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import { settleRest } from './settle-rest.ts'
import { currentSlots } from '../capacity/slots.ts'
import type { Machine } from '../capacity/slots.ts'
import { findUnit, startUnit } from '../../processes/start-unit.ts'
import type { ActiveUnit, UnitOptions } from '../../processes/start-unit.ts'
import { summarise } from './summarise.ts'

/** A group whose runner keeps dying is given up after so many starts. */
const MAX_STARTS = 3

export interface ConductOptions extends Omit<UnitOptions, 'run'> {
  stateDir: string
  emit: (event: FleetEvent) => void
  control: RunControl
  machine?: Machine | undefined
}

/**
 * Carries a planned run to its end, from wherever it stands: launches what is queued as slots become free, follows what
 * lives, tries failed ones again, stops when asked, and returns the summary of every scraper. The same for a new run and
 * for one whose orchestrator was killed.
 */
export function conduct(plan: RunPlan, options: ConductOptions): Promise<Summary> {
  return new Conductor(plan, options).conduct()
}

class Conductor {
  readonly #plan: RunPlan
  readonly #options: ConductOptions
  readonly #observer: Observer
  readonly #active = new Map<Unit, ActiveUnit>()
  readonly #starts = new Map<Unit, number>()
  /** Scrapers that are over but may have left processes; swept at each poll, since one scan costs 3 ms. */
  readonly #leftovers: Member[] = []
  #queue: Unit[] = []
  /** Whether memory holds something back, as was told. */
  #isShort = false
  readonly #limit: FailureLimit
  #halted = false
  #wake = (): void => {}

  constructor(plan: RunPlan, options: ConductOptions) {
    this.#plan = plan
    this.#options = { ...options, environment: inheritedEnvironment() }
    this.#observer = new Observer(options.emit, () => this.#stopping)
    this.#limit = new FailureLimit(plan.limits)
  }

  get #stopping(): boolean {
    return this.#options.control.phase !== 'running'
  }

  /** When the scrapers of the queue, which failed before, may start (ms since 1970). */
  get #notBefore(): number {
    return this.#plan.not_before ?? 0
  }

  async conduct(): Promise<Summary> {
    const { control, emit } = this.#options
    const plan = this.#plan
    emit(describeRun(plan))
    for (const row of plan.settled) this.#observer.settle(row)
    for (const member of allMembers(plan)) this.#observer.look(member)
    this.#queue = plan.units.filter((unit) => !this.#isDone(unit))
    this.#followWhatLives()
    this.#countFailures(allMembers(plan))

    const unsubscribe = control.onChange(() => this.#onControl())
    const poll = setInterval(() => this.#poll(), plan.poll_ms)
    try {
      await this.#untilOver()
    } finally {
      clearInterval(poll)
      unsubscribe()
    }

    this.#sweepLeftovers()
    if (this.#stopping) {
      const folders = allMembers(plan).map((member) => member.folder)
      await killAttempts(folders, { supervised: [...this.#active.values()], run: plan.run })
    }
    const settled = settleRest(plan, this.#options.stateDir, this.#observer, RUN_STOPPED)
    if (this.#stopping && settled > 0) control.noteCut()
    const summary = summarise(plan, this.#observer, emit)
    emit({ type: 'run_ended', summary })
    return summary
  }

  /** What an orchestrator before us started is ours from the first moment, whatever the slots. */
  #followWhatLives(): void {
    this.#queue = this.#queue.filter((unit) => {
      // A run that is to be stopped starts nothing: what died meanwhile is not started again to be stopped.
      const begun = this.#observer.running(unit.members).length > 0
      if (!begun || (this.#stopping && findUnit(unit) === null)) return true
      this.#start(unit)
      return false
    })
  }

  async #untilOver(): Promise<void> {
    const { control } = this.#options
    let deadline = Infinity
    for (;;) {
      if (!this.#stopping) this.#startWhatMay()
      if (this.#active.size === 0 && (this.#stopping || !this.#goesOn())) return
      if (this.#stopping) deadline = Math.min(deadline, Date.now() + this.#plan.grace_ms + 1000)
      if (control.phase === 'killing' || Date.now() >= deadline) return
      const until = Math.min(deadline, this.#notBefore > Date.now() ? this.#notBefore : Infinity)
      await new Promise<void>((resolve) => {
        const timer = until === Infinity ? undefined : setTimeout(resolve, Math.max(0, until - Date.now()))
        this.#wake = () => (clearTimeout(timer), resolve())
      })
    }
  }

  #onControl(): void {
    const { control, emit } = this.#options
    if (control.phase === 'stopping') {
      emit({ type: 'stopping', signal: control.signal ?? 'SIGTERM', grace_ms: this.#plan.grace_ms })
      for (const unit of this.#active.values()) unit.stop()
    }
    this.#wake()
  }

  #poll(): void {
    for (const unit of this.#active.keys()) {
      this.#observer.lookAlong(unit.members)
      this.#countFailures(unit.members)
    }
    this.#sweepLeftovers()
    // A window may have opened, or memory be there again.
    if (this.#queue.length > 0) this.#wake()
  }

  /** Starts what fits into the free slots. A unit whose host is being visited already waits: a host has one owner. */
  #startWhatMay(): void {
    if (this.#queue.length === 0 || this.#halted || Date.now() < this.#notBefore) return
    const slots = this.#currentSlots()
    if (this.#active.size >= slots) return
    const now = new Date()
    const busy = new Set([...this.#active.keys()].flatMap(hostsOf))
    let waiting: Unit[] = []
    for (const [i, unit] of this.#queue.entries()) {
      if (this.#active.size >= slots) {
        // Thousands may wait: they are not looked at one by one whenever a scraper ends.
        waiting = waiting.concat(this.#queue.slice(i))
        break
      }
      const hosts = hostsOf(unit)
      if (hosts.some((host) => busy.has(host)) || this.#isClosed(unit, now)) {
        waiting.push(unit)
        continue
      }
      for (const host of hosts) busy.add(host)
      this.#start(unit)
    }
    this.#queue = waiting
  }

  #currentSlots(): number {
    const running = [...this.#active.keys()].flatMap((unit) => this.#observer.running(unit.members))
    const { now, most } = currentSlots(
      { auto: this.#plan.limits.auto_slots, max: this.#plan.max_parallel },
      { count: this.#active.size, rss_mb: running.map((member) => this.#observer.row(member)?.peak_rss_mb ?? null) },
      this.#options.machine,
    )
    // Only what holds something back, or no longer does, is worth telling.
    const held = now < most && this.#active.size + this.#queue.length > now
    if (held !== this.#isShort) {
      this.#isShort = held
      this.#options.emit({ type: 'slots_changed', at: new Date().toISOString(), slots: now, most })
    }
    return now
  }

  /** A group looks at the windows of its members itself, as their turn comes. */
  #isClosed(unit: Unit, now: Date): boolean {
    return unit.members.every((member) => this.#observer.ended(member) || whyClosed(member.window, now) !== null)
  }

  #start(unit: Unit): void {
    this.#starts.set(unit, (this.#starts.get(unit) ?? 0) + 1)
    const running = startUnit(unit, { ...this.#options, run: this.#plan.run })
    this.#active.set(unit, running)
    this.#observer.lookAlong(unit.members)
    if (this.#stopping) running.stop()
    void this.#finish(unit, running)
  }

  async #finish(unit: Unit, running: ActiveUnit): Promise<void> {
    const exit = await running.ended
    this.#active.delete(unit)
    if (exit !== null) this.#observer.look(unit.members[0]!, { exit })
    // While the run is being stopped a vanished member is our own doing, not lost: it is settled at the end.
    for (const member of unit.members) this.#observer.look(member, { watched: this.#stopping })
    if (!this.#isDone(unit)) this.#goOn(unit)
    this.#countFailures(unit.members)
    this.#leftovers.push(...unit.members.filter((member) => this.#observer.ended(member)))
    this.#wake()
  }

  /** A group whose runner died before its members were through is started again, in front, and goes on where it was. */
  #goOn(unit: Unit): void {
    const starts = this.#starts.get(unit)!
    if (starts < MAX_STARTS) {
      this.#queue = [unit, ...this.#queue]
      return
    }
    for (const member of unit.members) {
      if (!this.#observer.ended(member)) this.#settle(member, 'exited', `its group runner died ${starts} times`)
    }
  }

  /** With nothing running: whether there is anything left to wait for. */
  #goesOn(): boolean {
    if (this.#halted) return false
    if (this.#queue.length > 0) {
      if (Date.now() < this.#notBefore) return true
      // Nothing runs and still they were not started: their windows are closed, and a run does not wait for the evening.
      for (const member of this.#queue.flatMap((unit) => unit.members)) {
        const why = whyClosed(member.window, new Date())
        if (why !== null && !this.#observer.ended(member)) this.#settle(member, 'not_due', why)
      }
      this.#queue = this.#queue.filter((unit) => !this.#isDone(unit))
      if (this.#queue.length > 0) this.#startWhatMay()
      return this.#active.size > 0 || this.#goesOn()
    }
    return this.#tryAgain()
  }

  /** Queues what failed for another attempt, after a while; false when there is nothing to try. */
  #tryAgain(): boolean {
    const observer = this.#observer
    const chosen = allMembers(this.#plan).filter((member) => deservesAnother(member, observer.row(member)))
    if (chosen.length === 0) return false
    const scrapers = chosen.map((member) => {
      return { id: memberId(member), attempt: member.attempt + 1, reason: observer.row(member)?.reason ?? null }
    })
    for (const member of chosen) observer.again(member)
    const { units, delay_ms } = giveAnother(this.#plan, this.#options.stateDir, new Set(chosen))
    this.#queue = units
    for (const unit of units) this.#starts.delete(unit)
    this.#options.emit({ type: 'retrying', at: new Date().toISOString(), delay_ms, scrapers })
    return true
  }

  /** Ends the run early once too many of these, and of those before, have failed. */
  #countFailures(members: readonly Member[]): void {
    this.#limit.look(members, this.#observer)
    if (this.#halted || !this.#limit.isReached) return
    this.#halted = true
    const { failures } = this.#limit
    const { fail_fast } = this.#plan.limits
    this.#options.emit({ type: 'halted', at: new Date().toISOString(), failures, fail_fast })
    const why = `not started, since ${failures === 1 ? 'one scraper' : `${failures} scrapers`} had failed`
    for (const unit of this.#active.keys()) if (unit.kind === 'group') haltGroup(unit.folder, why)
    for (const waiting of this.#queue.splice(0).flatMap((unit) => unit.members)) {
      // One that has failed before is told as that, at the end.
      if (waiting.failed === undefined && !this.#observer.ended(waiting)) this.#settle(waiting, 'max_failures', why)
    }
    if (fail_fast) for (const unit of this.#active.values()) unit.stop()
    this.#wake()
  }

  #sweepLeftovers(): void {
    sweepAttempts(this.#leftovers.splice(0).map((member) => member.folder))
  }

  #settle(member: Member, cause: Parameters<typeof closeAttempt>[1], detail: string): void {
    const exit = closeAttempt(member.folder, cause, detail)
    this.#observer.look(member, { exit })
  }

  #isDone(unit: Unit): boolean {
    return unit.members.every((member) => this.#observer.ended(member))
  }
}

function hostsOf(unit: Unit): string[] {
  return unit.members.flatMap((member) => member.hosts)
}
