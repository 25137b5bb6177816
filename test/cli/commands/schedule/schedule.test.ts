import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { listRuns } from '../../../../src/runs/folder/run-order.ts'
import { takeLock } from '../../../../src/runs/folder/owner/lock.ts'
import { readSummary } from '../../../../src/runs/folder/runs.ts'
import { demoFolder, PROGRAM } from '../../demo-folder.ts'

const EACH_SECOND = '* * * * * *'
const GOOD = 'solomon_islands/sibc'
const { folder, regatta } = demoFolder({ calm: true, latency: { min: 0, max: 5 } })
const slow = demoFolder({ calm: true, latency: { min: 400, max: 400 } })
const SLOW = join(slow.folder, 'configs')
const started: ChildProcess[] = []

after(() => {
  for (const child of started) child.kill('SIGKILL')
})

interface ScheduleEvent {
  type: string
  pid?: number
  run?: string | null
  exit_code?: number | null
  totals?: { scrapers: number; success: number; skipped: number }
  reason?: string
}

/** A schedule in a process of its own, each in a state directory of its own, and the lines of JSON that it tells. */
class Schedule {
  readonly process: ChildProcess
  readonly told: ScheduleEvent[] = []
  readonly ended: Promise<number | string | null>
  #listeners = new Set<() => void>()

  constructor(state: string, ...words: string[]) {
    this.process = spawn(
      process.execPath,
      [PROGRAM, 'schedule', ...words, '--json', '--state-dir', state, '--max-articles', '2'],
      { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    started.push(this.process)
    const lines = createInterface(this.process.stdout!)
    lines.on('line', (line) => {
      this.told.push(JSON.parse(line) as ScheduleEvent)
      for (const listener of this.#listeners) listener()
    })
    const closed = once(lines, 'close')
    this.ended = once(this.process, 'exit').then(async ([code, signal]) => {
      await closed
      return (code ?? signal) as number | string | null
    })
  }

  /** The so-manieth line of a type, once it is told. */
  async until(type: string, count = 1): Promise<ScheduleEvent> {
    for (;;) {
      const found = this.told.filter((told) => told.type === type)[count - 1]
      if (found !== undefined) return found
      await new Promise<void>((resolve) => this.#listeners.add(resolve))
    }
  }

  types(): string[] {
    return this.told.map(({ type }) => type)
  }
}

test('runs at its times, each a process of its own with a run of its own, and ends with 0 when idle', async () => {
  const state = join(folder, 'times')
  const heart = join(folder, 'heart')
  // Not every second: it has to be idle in between, however slow the machine.
  const schedule = new Schedule(state, '*/30 * * * * *', GOOD, '--heartbeat', heart, '--catch-up')
  await schedule.until('waiting')
  assert.ok(existsSync(heart))
  schedule.process.kill('SIGTERM')
  assert.equal(await schedule.ended, 0)
  assert.deepEqual(schedule.types(), ['waiting', 'stopping', 'stopped'])
  assert.match(readFileSync(heart, 'utf8'), /^\d{4}-/)

  const running = new Schedule(state, EACH_SECOND, GOOD)
  const [first, second] = [await running.until('ended'), await running.until('ended', 2)]
  running.process.kill('SIGTERM')
  await running.ended
  assert.deepEqual([first.exit_code, second.exit_code, first.totals?.success], [0, 0, 1])
  assert.notEqual(first.run, second.run)
  assert.equal(readSummary(state, first.run!)?.totals.success, 1)
  const [one, two] = running.told.filter(({ type }) => type === 'started')
  assert.notEqual(one!.pid, two!.pid)
})

test('SIGTERM in the middle of a run: it ends politely, and the exit code is 143', async () => {
  const state = join(folder, 'stopped')
  const schedule = new Schedule(state, EACH_SECOND, '--config-dir', SLOW)
  await schedule.until('started')
  await untilRuns(state)
  schedule.process.kill('SIGTERM')
  assert.equal(await schedule.ended, 143)
  const ended = await schedule.until('ended')
  assert.equal(ended.exit_code, 143)
  const { totals } = readSummary(state, ended.run!)!
  assert.ok(totals.interrupted > 0, JSON.stringify(totals))
  assert.equal(schedule.types().at(-1), 'stopped')
})

test('kill -9 of the schedule leaves its run going, for the other commands to find', async () => {
  const state = join(folder, 'killed')
  const schedule = new Schedule(state, EACH_SECOND, '--config-dir', SLOW)
  await untilRuns(state)
  schedule.process.kill('SIGKILL')
  assert.equal(await schedule.ended, 'SIGKILL')

  const next = new Schedule(state, EACH_SECOND, '--config-dir', SLOW)
  await next.until('locked')
  next.process.kill('SIGTERM')
  await next.ended
  const stopped = regatta('stop', '--state-dir', state)
  assert.equal(stopped.status, 0)
  assert.equal(listRuns(state).length, 1)
  assert.ok(readSummary(state, listRuns(state)[0]!)!.totals.interrupted > 0)
})

test('a closed terminal ends nothing', async () => {
  const schedule = new Schedule(join(folder, 'hup'), EACH_SECOND, GOOD)
  await schedule.until('started')
  schedule.process.kill('SIGHUP')
  assert.equal((await schedule.until('ended')).exit_code, 0)
  await schedule.until('started', 2)
  schedule.process.kill('SIGTERM')
  assert.notEqual(await schedule.ended, 'SIGHUP')
})

test('while another run holds the state directory it waits with --catch-up, and then runs', async () => {
  const state = join(folder, 'held')
  const held = takeLock(state)
  assert.ok(held.ok)
  const schedule = new Schedule(state, '* * * * * *', GOOD, '--catch-up', '--once')
  await schedule.until('locked')
  held.lock.release()
  rmSync(join(state, 'lock.json'))
  assert.equal((await schedule.until('ended')).exit_code, 0)
  assert.equal(await schedule.ended, 0)
  assert.equal(listRuns(state).length, 1)
})

test('what is wrong is said before anything is waited for', () => {
  for (const [words, message] of [
    [['0 25 * * *'], /field 2, the hour, must be 0 to 23/],
    [['0', '6', '*', '*', '*'], /"0" must have five fields .* in one pair of quotes: found 1/],
    [['0 6 * * *', '--timezone', 'Mars'], /--timezone must be a time zone/],
    [['0 6 * * *', '--detach'], /schedule has no flag --detach/],
    [['0 6 * * *', '--record', 'x'], /schedule has no flag --record/],
    [['0 6 * * *', 'solomon_islands/sibk'], /did you mean "solomon_islands\/sibc"/],
    [['0 6 * * *', 'solomon_islands/sibk', '--dry-run'], /did you mean "solomon_islands\/sibc"/],
    [['0 6 * * *', '--country', 'fji'], /--country: there is no country "fji"/],
    [
      ['0 6 * * *', '--config-dir', 'none'],
      /there is no folder .*none: configs are expected there as <country>\/<source>\.yaml/,
    ],
    [['0 6 * * *', '--due', '--ignore-schedule'], /--due does not go with --ignore-schedule/],
    [['0 6 * * *', '--junit', 'configs'], /--junit: .*configs cannot be written: it is a folder/],
    [['0 6 * * *', '--events', 'configs', '--dry-run'], /--events: .*configs cannot be written: it is a folder/],
    [['0 6 * * *', '--notify', 'env:NOT_SET'], /the environment variable NOT_SET is not set/],
    [['0 6 * * *', '--heartbeat', '/dev/null/x'], /--heartbeat \/dev\/null\/x: it cannot be written \(ENOTDIR\)/],
    [['0 6 * * *', '--max-pages', 'x'], /--max-pages must be a whole number/],
    [[], /schedule needs <cron> \[pattern...\]/],
  ] as const) {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'schedule', ...words], {
      cwd: folder,
      encoding: 'utf8',
      // One that takes what is wrong would wait for its time.
      timeout: 30_000,
    })
    assert.match(stderr, message)
    assert.equal(status, 2)
  }
  assert.equal(existsSync(join(folder, '.regatta')), false)
})

test('what only the hour shows does not keep a schedule from starting', () => {
  const words = ['schedule', '0 6 1 1 *', '--failed-last', '--events', 'none-yet/events.ndjson', '--dry-run']
  const { status } = regatta(...words)
  assert.equal(status, 0)
  assert.equal(existsSync(join(folder, 'none-yet')), false)
})

test('with --ignore-schedule each run takes all', async () => {
  const schedule = new Schedule(join(folder, 'ignored'), EACH_SECOND, GOOD, '--ignore-schedule', '--once')
  assert.equal(await schedule.ended, 0)
  const { totals } = await schedule.until('ended')
  assert.deepEqual([totals?.scrapers, totals?.skipped], [1, 0])
})

test('its help offers what it takes and nothing else', () => {
  const { stdout } = regatta('schedule', '--help')
  for (const flag of ['timezone', 'max-parallel', 'keep-runs', 'junit']) assert.match(stdout, new RegExp(`--${flag} `))
  assert.doesNotMatch(stdout, /--(?:detach|record|replay) /)
})

test('--dry-run shows the next times in their zone and touches nothing', () => {
  const words = ['schedule', '30 5 1 1 *', '--timezone', 'Pacific/Fiji', '--dry-run', '--state-dir', 'untouched']
  const { status, stdout } = regatta(...words)
  assert.equal(status, 0)
  assert.match(stdout, /^(\d{4}-01-01 05:30:00\n){5}$/)
  assert.equal(existsSync(join(folder, 'untouched')), false)
})

/** Until a scraper of the newest run has told of itself. */
async function untilRuns(state: string): Promise<void> {
  while (globSync(`${state}/runs/*/scrapers/*/*/*/state.json`).length === 0) await sleep(20)
}
