import assert from 'node:assert/strict'
import { test } from 'node:test'
import { repeat, type RepeatClock } from '../../../src/vocabulary/time/repeat.ts'

/** A clock that goes on to the next timer; work moves it on by what it takes. */
function steppedClock(): RepeatClock & { next(): void; work(ms: number): void } {
  let now = 0
  let due: { at: number; work: () => void } | null = null
  return {
    now: () => now,
    later: (work, ms) => {
      const timer = { at: now + ms, work }
      due = timer
      return () => void (due = due === timer ? null : due)
    },
    next: () => {
      if (due === null) return
      const { at, work } = due
      due = null
      now = at
      work()
    },
    work: (ms) => void (now += ms),
  }
}

test('work that takes no time is done at its interval', () => {
  const clock = steppedClock()
  const at: number[] = []
  repeat(() => at.push(clock.now()), { every_ms: 1000, share: 0.01 }, clock)
  for (let round = 0; round < 3; round++) clock.next()
  assert.deepEqual(at, [1000, 2000, 3000])
})

test('work that takes long is done less often, within its share', () => {
  const clock = steppedClock()
  const at: number[] = []
  const takes = [5, 50, 5]
  const work = (): void => {
    at.push(clock.now())
    clock.work(takes[at.length - 1] ?? 0)
  }
  repeat(work, { every_ms: 1000, share: 0.01 }, clock)
  for (let round = 0; round < 4; round++) clock.next()
  // 5 ms are within a hundredth of 1,000; after 50 ms come 5,000.
  assert.deepEqual(at, [1000, 2005, 7055, 8060])
})

test('nothing is done once it was ended, from outside or by the work itself', () => {
  const clock = steppedClock()
  let done = 0
  const end = repeat(() => void done++, { every_ms: 10, share: 0.5 }, clock)
  clock.next()
  end()
  clock.next()
  assert.equal(done, 1)

  const endItself = repeat(
    () => {
      done++
      endItself()
    },
    { every_ms: 10, share: 0.5 },
    clock,
  )
  clock.next()
  clock.next()
  assert.equal(done, 2)
})
