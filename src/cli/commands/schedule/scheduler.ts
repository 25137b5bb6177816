import type { RunControl } from '../../../fleet/run/control.ts'
import { EXIT_LOCKED, signalExitCode } from '../../../vocabulary/run/exit-codes.ts'
import type { Timetable } from './timetable.ts'
import type { RunEnding, ScheduleEvent } from './schedule-event.ts'

/** A run that was started later than this was missed: the machine slept, or its clock was put forward. In ms. */
const LATE = 60_000
/** The clock on the wall is looked at so often, since timers stand still while a machine sleeps. In ms. */
const LOOK = 30_000
/** How often a state directory that somebody holds is looked at, in ms. */
const LOCK_LOOK = 1000
/**
 * A clock that is put back by more than this was wrong before, and the new time counts; the limit of cron(8), in ms.
 */
const CORRECTION = 3 * 3_600_000

export interface ScheduledRun {
  pid: number | null
  ended: Promise<RunEnding>
  signal(name: NodeJS.Signals): void
}

export interface WallClock {
  now(): Date
  /** Calls back after so many ms, unless the returned function is called before. */
  after(ms: number, then: () => void): () => void
}

export interface World {
  clock: WallClock
  /** Asked to stop the schedule, politely and then at once. */
  control: RunControl
  start: (time: Date) => ScheduledRun
  /** Whether nobody holds the state directory. */
  isFree: () => boolean
  /** Notes the last time that a run was started for; null takes the note away. */
  remember: (time: Date | null) => void
  report: (event: ScheduleEvent) => void
  /** ScheduleEvent again and again while all is well. */
  heartbeat: () => void
}

export interface Rules {
  timetable: Timetable
  overlap: 'skip' | 'queue'
  catchUp: boolean
  once: boolean
  /** The time that a run was last started for; null when that is not known. */
  since: Date | null
}

/** Starts a run at each time, until it is stopped; returns the exit code. A run that fails does not end it. */
export function runScheduler(rules: Rules, world: World): Promise<number> {
  return new Scheduler(rules, world).run()
}

/** A time for which a run is to be started; `times` counts those that it makes up for, itself among them. */
interface DueTime {
  time: Date
  times: number
}

/**
 *     waiting --a time has come, or the state directory is free again--> running --ended--> waiting
 *        |                                                                  |    (or running, when a time is queued)
 *        +--------------------stopped, or the one run is over---------------+--> over
 */
type State =
  /** `owed` is made up for as soon as the state directory is free. */
  | { kind: 'waiting'; owed: DueTime | null }
  /** `queued` came while it was running. */
  | { kind: 'running'; run: ScheduledRun; queued: Date | null }
  | { kind: 'over'; exit_code: number }

class Scheduler {
  readonly #rules: Rules
  readonly #world: World
  /** Times up to here have been dealt with. */
  #last: Date
  #remembered: Date | null
  #state: State = { kind: 'waiting', owed: null }
  #wake = (): void => {}

  constructor(rules: Rules, world: World) {
    this.#rules = rules
    this.#world = world
    this.#last = world.clock.now()
    this.#remembered = rules.since
  }

  async run(): Promise<number> {
    const { control, report, heartbeat, isFree } = this.#world
    const { timetable, catchUp, since } = this.#rules
    const missed = catchUp && since !== null ? timetable.due(since, this.#last) : null
    const owed = missed === null || missed.newest === null ? null : { time: missed.newest, times: missed.times }
    this.#state = { kind: 'waiting', owed }
    const unsubscribe = control.onChange(() => this.#onControl())
    if (owed === null) this.#reportNext()
    else if (!isFree()) report({ type: 'locked', time: owed.time, again: true })
    while (this.#exitCode() === null) {
      heartbeat()
      if (control.phase === 'running') this.#look()
      else if (!this.#isRunning()) this.#state = { kind: 'over', exit_code: 0 }
      if (this.#exitCode() === null) await this.#pause()
    }
    unsubscribe()
    const exit_code = this.#exitCode() ?? 0
    report({ type: 'stopped', exit_code })
    return exit_code
  }

  #look(): void {
    const now = this.#world.clock.now()
    if (now.getTime() < this.#last.getTime() - CORRECTION) {
      this.#world.report({ type: 'clock_set_back', from: this.#last, to: now })
      this.#last = now
      this.#reportNext()
    }
    const { newest, times } = this.#rules.timetable.due(this.#last, now)
    if (newest !== null) {
      this.#last = newest
      this.#come(newest, times, now)
    }
    const owed = this.#owed()
    if (owed !== null && this.#world.isFree()) this.#begin(owed)
  }

  /** A time has come. */
  #come(time: Date, times: number, now: Date): void {
    const { overlap, catchUp } = this.#rules
    if (this.#state.kind === 'running') {
      if (overlap === 'skip' || this.#state.queued !== null) {
        this.#world.report({ type: 'skipped', time, times, reason: 'overlap' })
        return
      }
      this.#state.queued = time
      this.#world.report({ type: 'queued', time })
    } else if (catchUp || now.getTime() - time.getTime() <= LATE) this.#begin({ time, times })
    else {
      this.#world.report({ type: 'skipped', time, times, reason: 'missed' })
      this.#reportNext()
    }
  }

  #begin({ time, times }: DueTime): void {
    const run = this.#world.start(time)
    this.#state = { kind: 'running', run, queued: null }
    this.#world.remember(time)
    this.#world.report({ type: 'started', time, times, pid: run.pid })
    void run.ended.then((ending) => this.#end(time, ending))
  }

  #end(time: Date, ending: RunEnding): void {
    const { catchUp, once } = this.#rules
    const stopping = this.#world.control.phase !== 'running'
    const queued = this.#state.kind === 'running' ? this.#state.queued : null
    const locked = ending.exit_code === EXIT_LOCKED && !stopping
    if (locked) {
      this.#world.remember(this.#remembered)
      this.#world.report({ type: 'locked', time, again: catchUp })
    } else {
      this.#remembered = time
      this.#world.report({ type: 'ended', time, ...ending })
    }
    this.#state = { kind: 'waiting', owed: locked && catchUp ? { time, times: 1 } : null }
    if (stopping) this.#state = { kind: 'over', exit_code: this.#stoppedBy(ending) }
    else if (once && !(locked && catchUp)) this.#state = { kind: 'over', exit_code: ending.exit_code ?? 1 }
    else if (queued !== null) this.#begin({ time: queued, times: 1 })
    else this.#reportNext()
    this.#wake()
  }

  /** A run that was over when the signal came was not interrupted. */
  #stoppedBy({ exit_code, signal }: RunEnding): number {
    const interrupted = signal !== null || (exit_code !== null && exit_code >= 128)
    return interrupted ? signalExitCode(this.#world.control.signal) : 0
  }

  #onControl(): void {
    const { control, report } = this.#world
    const signal = (control.signal ?? 'SIGTERM') as NodeJS.Signals
    if (control.phase === 'stopping') report({ type: 'stopping', signal })
    // Whoever asks a second time wants the run killed, so the run is signalled.
    if (this.#state.kind === 'running') this.#state.run.signal(signal)
    this.#wake()
  }

  #owed(): DueTime | null {
    return this.#state.kind === 'waiting' ? this.#state.owed : null
  }

  #isRunning(): boolean {
    return this.#state.kind === 'running'
  }

  #exitCode(): number | null {
    return this.#state.kind === 'over' ? this.#state.exit_code : null
  }

  #reportNext(): void {
    this.#world.report({ type: 'waiting', next: this.#next() })
  }

  #next(): Date | null {
    const now = this.#world.clock.now()
    return this.#rules.timetable.next(now > this.#last ? now : this.#last)
  }

  #pause(): Promise<void> {
    const { clock } = this.#world
    const next = this.#next()
    const wait = next === null ? LOOK : Math.max(1, next.getTime() - clock.now().getTime())
    const most = this.#owed() === null ? LOOK : LOCK_LOOK
    return new Promise((resolve) => {
      const cancel = clock.after(Math.min(wait, most), resolve)
      this.#wake = () => (cancel(), resolve())
    })
  }
}
