import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWatchdog } from '../../../src/scraper/limits/watchdog.ts'

function hand() {
  let now = 0
  return {
    clock: { now: () => now, date: () => new Date(now), sleep: async () => undefined },
    forward: (ms: number) => void (now += ms),
  }
}

test('says what it waited for when nothing moves, once', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const { clock, forward } = hand()
  const stalls: string[] = []
  let waiting = false
  const dog = createWatchdog({
    clock,
    limitMs: 300_000,
    isWaiting: () => waiting,
    onStall: (detail) => stalls.push(detail),
  })
  t.after(() => dog.close())
  const pass = (ms: number): void => {
    forward(ms)
    t.mock.timers.tick(5000)
  }
  void dog.watch('the page https://x.org/a', () => new Promise<void>(() => undefined))
  void dog.watch('the page https://x.org/b', () => new Promise<void>(() => undefined))
  pass(299_000)
  assert.deepEqual(stalls, [])
  dog.touch()
  pass(299_000)
  assert.deepEqual(stalls, [], 'something moved')
  waiting = true
  pass(600_000)
  assert.deepEqual(stalls, [], 'the quiet has a known reason')
  waiting = false
  pass(300_000)
  pass(300_000)
  assert.deepEqual(stalls, ['nothing moved for 300 s; it waited for the page https://x.org/a and 1 more'])
})

test('hands on what the work gives', async (t) => {
  const { clock } = hand()
  const dog = createWatchdog({ clock, limitMs: 1000, isWaiting: () => false, onStall: () => assert.fail() })
  t.after(() => dog.close())
  assert.equal(await dog.watch('a', async () => 7), 7)
  await assert.rejects(
    dog.watch('b', () => Promise.reject(new Error('no'))),
    /no/,
  )
})
