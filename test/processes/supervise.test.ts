import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { killAttempts, sweepAttempts } from '../../src/processes/kill-attempts.ts'
import { launchScraper } from '../../src/processes/launch.ts'
import type { ProcessHandle } from '../../src/processes/process-handle.ts'
import { supervise } from '../../src/processes/supervise.ts'
import type { SupervisedScraper } from '../../src/processes/supervise.ts'
import { readAttempt, readState } from '../../src/runs/folder/attempt.ts'
import { identify, isAlive } from '../../src/runs/folder/owner/process-identity.ts'
import { readRow } from '../../src/runs/folder/row.ts'
import type { Exit } from '../../src/runs/folder/task.ts'
import { ScraperAttempt } from './scraper-attempt.ts'

const FIJI = {
  country: 'fiji',
  source: 'spins',
  name: 'spins',
  group: null,
  attempt: 1,
  hosts: [],
  more_attempts: 0,
  window: null,
  expected_ms: null,
}

type How = 'child' | 'adopted'

/** Launches the attempt itself, or adopts it from a launcher that is not there any more. */
async function begin(attempt: ScraperAttempt, how: How): Promise<SupervisedScraper> {
  if (how === 'adopted') {
    attempt.startByAnother()
    await attempt.begun()
  }
  const scraper = launchScraper(attempt.folder, attempt.launchOptions)
  await attempt.begun()
  assert.equal(readState(attempt.folder)?.process.pid, scraper.pid)
  return scraper
}

function shown({ cause, detail, signal, exit_code }: Exit): unknown[] {
  return [cause, detail, exit_code, signal]
}

for (const how of ['child', 'adopted'] as const) {
  // Of a process that is not our child nobody learns the exit code.
  const seen = <Value>(value: Value): Value | null => (how === 'child' ? value : null)

  describe(`a scraper that is ${how === 'child' ? 'a child' : 'adopted'}`, () => {
    it('is stopped politely, and its exit is recorded', async () => {
      using attempt = new ScraperAttempt('runs')
      const scraper = await begin(attempt, how)
      scraper.stop('stopped')
      const exit = await scraper.ended
      assert.deepEqual(shown(exit), ['stopped', 'the run was stopped', seen(130), null])
      assert.deepEqual(readAttempt(attempt.folder).exit, exit)
      assert.equal(readAttempt(attempt.folder).result?.reason, 'stopped')
    })

    it('is killed when its grace is over', async () => {
      using attempt = new ScraperAttempt('ignores_signals', { grace_ms: 50 })
      const scraper = await begin(attempt, how)
      scraper.stop('stopped')
      assert.deepEqual(shown(await scraper.ended), ['stopped', 'the run was stopped', null, seen('SIGKILL')])
    })

    it('is stopped by its time limit, and says which', async () => {
      using attempt = new ScraperAttempt('hangs', { timeout_ms: 1500 })
      if (how === 'adopted') {
        attempt.startByAnother()
        await attempt.begun()
      }
      const exit = await launchScraper(attempt.folder, attempt.launchOptions).ended
      assert.deepEqual(shown(exit), ['timeout', 'stopped after its time limit of 1.5 s', null, seen('SIGTERM')])
    })

    it('is ended as stalled when it spins in a loop and gives no sign of life', async () => {
      using attempt = new ScraperAttempt('spins', { silence_ms: 1500, grace_ms: 50 })
      const scraper = await begin(attempt, how)
      const detail = 'no sign of life for 1.5 s: it hangs in its own code'
      assert.deepEqual(shown(await scraper.ended), ['stalled', detail, null, seen('SIGTERM')])
      const member = { ...FIJI, folder: attempt.folder }
      const row = readRow(member, true)
      assert.deepEqual([row.status, row.reason, row.detail], ['failed', 'stalled', detail])
    })

    it('keeps the first cause it was stopped for', async () => {
      using attempt = new ScraperAttempt('runs')
      const scraper = await begin(attempt, how)
      scraper.stop('timeout')
      scraper.stop('stopped')
      assert.equal((await scraper.ended).cause, 'timeout')
    })
  })
}

it('the time limit of an adopted scraper counts from its launch', async () => {
  using attempt = new ScraperAttempt('hangs', { timeout_ms: 1_800_000 })
  attempt.startByAnother(new Date(Date.now() - 3_600_000))
  await attempt.begun()
  const exit = await launchScraper(attempt.folder, attempt.launchOptions).ended
  assert.deepEqual(shown(exit).slice(0, 2), ['timeout', 'stopped after its time limit of 1800 s'])
})

it('an adopted scraper that ends by itself leaves only its result to tell how', async () => {
  using attempt = new ScraperAttempt('hangs')
  const scraper = await begin(attempt, 'adopted')
  process.kill(scraper.pid!, 'SIGKILL')
  assert.deepEqual(shown(await scraper.ended), ['exited', 'its launcher died before it ended', null, null])
})

it('a scraper that ended just before it is adopted does not run a second time', async () => {
  using attempt = new ScraperAttempt('warns')
  attempt.startByAnother()
  await attempt.begun()
  const { process } = readState(attempt.folder)!
  while (isAlive(process)) await new Promise((resolve) => setImmediate(resolve))
  const exit = await launchScraper(attempt.folder, attempt.launchOptions).ended
  assert.deepEqual(shown(exit), ['exited', 'its launcher died before it ended', null, null])
  assert.equal(exit.pid, process.pid)
  assert.equal(readAttempt(attempt.folder).result?.status, 'warning')
})

it('a scraper that cannot be started has an exit all the same', async () => {
  using attempt = new ScraperAttempt('runs', { timeout_ms: 60_000 })
  const { launchOptions } = attempt
  const { spawn } = launchOptions.programs
  launchOptions.programs.spawn = (_, args, options) => spawn('/nonexistent/node', args, options)
  const scraper = launchScraper(attempt.folder, launchOptions)
  scraper.stop('stopped')
  const exit = await scraper.ended
  assert.equal(exit.cause, 'spawn_error')
  assert.match(exit.detail, /ENOENT/)
})

it('nobody is signalled once the process is gone: its pid may be another one by now', async () => {
  using attempt = new ScraperAttempt('runs')
  const signals: string[] = []
  const handle: ProcessHandle = {
    pid: 1,
    signal: (name) => void signals.push(name),
    gone: Promise.resolve({ exit_code: 0, signal: null, spawn_error: null }),
  }
  const at = { folder: attempt.folder, started: new Date().toISOString(), log: null }
  const scraper = supervise(handle, { timeout_ms: null, grace_ms: 0 }, at)
  await scraper.ended
  scraper.stop('stopped')
  assert.deepEqual(signals, [])
})

describe('without a run loop', () => {
  it('an attempt is killed at once with all that it started, and no other attempt of its run', async () => {
    using attempt = new ScraperAttempt('ignores_signals')
    using other = new ScraperAttempt('runs', { run: attempt.run })
    const scraper = await begin(attempt, 'child')
    const neighbour = await begin(other, 'child')
    scraper.stop('stopped')
    await killAttempts([attempt.folder], { supervised: [scraper] })
    assert.deepEqual(shown(await scraper.ended), ['stopped', 'the run was stopped', null, 'SIGKILL'])
    assert.ok(isAlive(readState(other.folder)!.process))
    await killAttempts([], { supervised: [neighbour], run: other.run })
    assert.equal((await neighbour.ended).signal, 'SIGKILL')
  })

  it('what a scraper left behind is swept after its end', async () => {
    using attempt = new ScraperAttempt('forks_away')
    const scraper = launchScraper(attempt.folder, attempt.launchOptions)
    const daemon = await attempt.forked()
    assert.equal((await scraper.ended).exit_code, 0)
    assert.notEqual(identify(daemon), null)
    assert.ok(sweepAttempts([attempt.folder]) >= 1)
    while (identify(daemon) !== null) await new Promise((resolve) => setImmediate(resolve))
  })
})
