import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runScheduler } from '../../../../src/cli/commands/schedule/scheduler.ts'
import type { Rules } from '../../../../src/cli/commands/schedule/scheduler.ts'
import { readTimetable } from '../../../../src/cli/commands/schedule/timetable.ts'
import type { RunEnding, ScheduleEvent } from '../../../../src/cli/commands/schedule/schedule-event.ts'
import { RunControl } from '../../../../src/fleet/run/control.ts'

/** A schedule with a clock that the test moves, and runs that end when it says so. */
class Rehearsal {
  readonly control = new RunControl()
  readonly events: string[] = []
  readonly signals: string[] = []
  readonly remembered: (string | null)[] = []
  readonly code: Promise<number>
  free = true
  beats = 0
  #now: number
  #timers: { at: number; go: () => void }[] = []
  #end: ((ending: RunEnding) => void) | null = null

  constructor(start: string, cron: string, rules: Partial<Omit<Rules, 'timetable'>> = {}) {
    this.#now = time(start)
    const reading = readTimetable(cron, 'Europe/Berlin')
    assert.ok(reading.ok)
    this.code = runScheduler(
      { timetable: reading.timetable, overlap: 'skip', catchUp: false, once: false, since: null, ...rules },
      {
        clock: {
          now: () => new Date(this.#now),
          after: (ms, go) => {
            const timer = { at: this.#now + ms, go }
            this.#timers.push(timer)
            return () => (this.#timers = this.#timers.filter((one) => one !== timer))
          },
        },
        control: this.control,
        start: () => {
          const ended = new Promise<RunEnding>((resolve) => (this.#end = resolve))
          return { pid: 7, ended, signal: (name) => this.signals.push(name) }
        },
        isFree: () => this.free,
        remember: (at) => this.remembered.push(at === null ? null : short(at)),
        report: (event) => this.events.push(line(event)),
        heartbeat: () => this.beats++,
      },
    )
  }

  /** Moves the clock on, and every timer with it. */
  async until(text: string): Promise<void> {
    const end = time(text)
    for (;;) {
      await settled()
      const timer = this.#timers.toSorted((a, b) => a.at - b.at)[0]
      if (timer === undefined || timer.at > end) break
      this.#timers = this.#timers.filter((one) => one !== timer)
      this.#now = Math.max(this.#now, timer.at)
      timer.go()
    }
    this.#now = Math.max(this.#now, end)
    await settled()
  }

  /**
   * The clock shows another time, as after a sleep of the machine: timers stood still, and one goes off a little later.
   */
  async jump(text: string): Promise<void> {
    this.#now = time(text)
    const [timer] = this.#timers.splice(0)
    timer?.go()
    await settled()
  }

  async end(ending: Partial<RunEnding> = {}): Promise<void> {
    this.#end!({ exit_code: 0, signal: null, error: null, run: null, totals: null, ...ending })
    this.#end = null
    await settled()
  }

  async ask(signal: string): Promise<void> {
    this.control.request(signal)
    await settled()
  }

  /** What happened since the last look. */
  news(): string[] {
    return this.events.splice(0)
  }
}

function time(text: string): number {
  return Date.parse(`2026-${text}Z`)
}

function short(at: Date): string {
  return at.toISOString().slice(5, 16)
}

function line(event: ScheduleEvent): string {
  switch (event.type) {
    case 'waiting':
      return `waiting ${event.next === null ? '-' : short(event.next)}`
    case 'started':
    case 'skipped':
      return [
        event.type,
        'reason' in event ? event.reason : '',
        short(event.time),
        event.times > 1 ? `x${event.times}` : '',
      ]
        .filter((word) => word !== '')
        .join(' ')
    case 'ended':
      return `ended ${event.exit_code ?? event.signal ?? event.error}`
    case 'queued':
      return `queued ${short(event.time)}`
    case 'locked':
      return `locked ${short(event.time)}${event.again ? ', again' : ''}`
    case 'stopped':
      return `stopped ${event.exit_code}`
    case 'stopping':
      return `stopping ${event.signal}`
    case 'clock_set_back':
      return 'clock set back'
  }
}

/** Lets everything happen that waits for nothing but its turn. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

test('a run at each time, and after it the next time is printed; a failed one changes nothing', async () => {
  const one = new Rehearsal('11-21T10:30:00', '0 * * * *')
  await one.until('11-21T11:00:00')
  assert.deepEqual(one.news(), ['waiting 11-21T11:00', 'started 11-21T11:00'])
  await one.end({ exit_code: 1 })
  await one.until('11-21T12:00:00')
  await one.end({ exit_code: null, signal: 'SIGKILL' })
  await one.until('11-21T13:00:00')
  await one.end({ exit_code: null, error: 'EAGAIN' })
  assert.deepEqual(one.news(), [
    'ended 1',
    'waiting 11-21T12:00',
    'started 11-21T12:00',
    'ended SIGKILL',
    'waiting 11-21T13:00',
    'started 11-21T13:00',
    'ended EAGAIN',
    'waiting 11-21T14:00',
  ])
  assert.deepEqual(one.remembered, ['11-21T11:00', '11-21T12:00', '11-21T13:00'])
  assert.ok(one.beats >= 2 * 60 * 2, `${one.beats} beats in two and a half hours`)
})

test('a time that comes during a run is skipped, or with queue the first of them follows it', async () => {
  const skipping = new Rehearsal('11-21T10:59:00', '0 * * * *')
  await skipping.until('11-21T13:10:00')
  await skipping.end()
  assert.deepEqual(skipping.news(), [
    'waiting 11-21T11:00',
    'started 11-21T11:00',
    'skipped overlap 11-21T12:00',
    'skipped overlap 11-21T13:00',
    'ended 0',
    'waiting 11-21T14:00',
  ])

  const queueing = new Rehearsal('11-21T10:59:00', '0 * * * *', { overlap: 'queue' })
  await queueing.until('11-21T13:10:00')
  await queueing.end()
  await queueing.end()
  assert.deepEqual(queueing.news(), [
    'waiting 11-21T11:00',
    'started 11-21T11:00',
    'queued 11-21T12:00',
    'skipped overlap 11-21T13:00',
    'ended 0',
    'started 11-21T12:00',
    'ended 0',
    'waiting 11-21T14:00',
  ])
})

test('times that passed while the machine slept are reported, or made up for by one run', async () => {
  const one = new Rehearsal('11-21T10:30:00', '0 * * * *')
  await one.until('11-21T10:31:00')
  await one.jump('11-21T14:20:00')
  assert.deepEqual(one.news(), ['waiting 11-21T11:00', 'skipped missed 11-21T14:00 x4', 'waiting 11-21T15:00'])

  const other = new Rehearsal('11-21T10:30:00', '0 * * * *', { catchUp: true })
  await other.until('11-21T10:31:00')
  await other.jump('11-21T14:20:00')
  assert.deepEqual(other.news(), ['waiting 11-21T11:00', 'started 11-21T14:00 x4'])

  const late = new Rehearsal('11-21T10:59:50', '0 * * * *')
  await late.until('11-21T10:59:51')
  await late.jump('11-21T11:00:20')
  assert.deepEqual(late.news(), ['waiting 11-21T11:00', 'started 11-21T11:00'], 'a busy machine is no sleeping one')
})

test('--catch-up runs once at the start for what was missed since the last run, and not without one', async () => {
  const rules = { catchUp: true, since: new Date(time('11-20T10:00:00')) }
  const missed = new Rehearsal('11-21T10:30:00', '0 */6 * * *', rules)
  await missed.until('11-21T10:30:01')
  assert.deepEqual(missed.news(), ['started 11-21T05:00 x4'])
  assert.deepEqual(missed.remembered, ['11-21T05:00'])
  await missed.end()
  await missed.until('11-21T10:40:00')
  assert.deepEqual(missed.news(), ['ended 0', 'waiting 11-21T11:00'], 'once')

  for (const none of [
    { ...rules, since: new Date(time('11-21T05:00:01')) },
    { ...rules, since: null },
  ]) {
    const waiting = new Rehearsal('11-21T10:30:00', '0 */6 * * *', none)
    await waiting.until('11-21T10:30:01')
    assert.deepEqual(waiting.news(), ['waiting 11-21T11:00'])
  }
  const without = new Rehearsal('11-21T10:30:00', '0 */6 * * *', { ...rules, catchUp: false })
  await without.until('11-21T10:30:01')
  assert.deepEqual(without.news(), ['waiting 11-21T11:00'])
})

test('another run that holds the state directory: skipped, or with --catch-up run once it is free', async () => {
  const one = new Rehearsal('11-21T10:59:00', '0 * * * *')
  await one.until('11-21T11:00:00')
  await one.end({ exit_code: 75 })
  assert.deepEqual(one.news(), [
    'waiting 11-21T11:00',
    'started 11-21T11:00',
    'locked 11-21T11:00',
    'waiting 11-21T12:00',
  ])
  assert.deepEqual(one.remembered, ['11-21T11:00', null], 'a later start may still make up for it')

  const other = new Rehearsal('11-21T10:59:00', '0 * * * *', { catchUp: true, once: true })
  await other.until('11-21T11:00:00')
  other.free = false
  await other.end({ exit_code: 75 })
  await other.until('11-21T11:10:00')
  assert.deepEqual(other.news().slice(2), ['locked 11-21T11:00, again', 'waiting 11-21T12:00'])
  other.free = true
  await other.until('11-21T11:10:02')
  await other.end({ exit_code: 1 })
  assert.deepEqual(other.news(), ['started 11-21T11:00', 'ended 1', 'stopped 1'])
  assert.equal(await other.code, 1)
})

test('a clock that is put back takes no time twice; one that was far wrong is not waited for', async () => {
  const one = new Rehearsal('11-21T10:59:00', '0 * * * *')
  await one.until('11-21T11:00:00')
  await one.end()
  await one.jump('11-21T10:20:00')
  await one.until('11-21T11:59:00')
  assert.deepEqual(one.news(), ['waiting 11-21T11:00', 'started 11-21T11:00', 'ended 0', 'waiting 11-21T12:00'])
  await one.until('11-21T12:00:00')
  await one.end()
  assert.deepEqual(one.news(), ['started 11-21T12:00', 'ended 0', 'waiting 11-21T13:00'])
  await one.jump('11-18T08:30:00')
  await one.until('11-18T09:00:00')
  assert.deepEqual(one.news(), ['clock set back', 'waiting 11-18T09:00', 'started 11-18T09:00'])
})

test('--once ends after the first run, with its exit code', async () => {
  const one = new Rehearsal('11-21T10:59:00', '0 * * * *', { once: true })
  await one.until('11-21T11:00:00')
  await one.end({ exit_code: 1 })
  assert.equal(await one.code, 1)
  assert.deepEqual(one.news().slice(2), ['ended 1', 'stopped 1'])
})

test('a signal: idle it ends with 0; a run is asked once, killed at the second, and names the exit code', async () => {
  const idle = new Rehearsal('11-21T10:59:00', '0 * * * *')
  await idle.ask('SIGTERM')
  assert.equal(await idle.code, 0)
  assert.deepEqual(idle.news().slice(1), ['stopping SIGTERM', 'stopped 0'])

  for (const [signal, ending, code] of [
    ['SIGTERM', { exit_code: 143 }, 143],
    ['SIGINT', { exit_code: 130 }, 130],
    ['SIGHUP', { exit_code: 129 }, 129],
    ['SIGTERM', { exit_code: null, signal: 'SIGKILL' }, 143],
    // All was over when it came.
    ['SIGTERM', { exit_code: 1 }, 0],
    ['SIGTERM', { exit_code: 75 }, 0],
  ] as const) {
    const busy = new Rehearsal('11-21T10:59:00', '0 * * * *', { overlap: 'queue' })
    await busy.until('11-21T12:00:00')
    await busy.ask(signal)
    await busy.ask('SIGINT')
    assert.deepEqual(busy.signals, [signal, signal])
    await busy.until('11-21T14:00:00')
    await busy.end(ending)
    assert.equal(await busy.code, code)
    assert.equal(busy.news().filter((news) => news.startsWith('started')).length, 1, 'nothing new was started')
  }
})
