import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHostGate, type Hold, type HostGate, type Refusal } from '../../../src/http/middleware/host-gate.ts'

/** A gate whose time passes only when the test says so. */
function gateAt(options: { concurrency?: number; gap_ms?: number; max_wait_ms?: number; burst?: number; hold?: Hold }) {
  let now = 0
  const sleepers: { at: number; wake: () => void }[] = []
  const closing = new AbortController()
  const gate = createHostGate({
    concurrency: 2,
    gap_ms: 0,
    max_wait_ms: 10_000,
    ...options,
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((wake) => {
        sleepers.push({ at: now + ms, wake })
        signal?.addEventListener('abort', () => wake())
      }),
    closed: closing.signal,
  })
  return {
    gate,
    close: () => closing.abort(),
    pass: async (ms: number): Promise<void> => {
      const end = now + ms
      for (;;) {
        await new Promise(setImmediate)
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0]
        if (!next || next.at > end) break
        sleepers.splice(sleepers.indexOf(next), 1)
        now = Math.max(now, next.at)
        next.wake()
      }
      now = end
    },
  }
}

/** Enters and notes what came of it. */
function enter(gate: HostGate): { outcome: Refusal | null | 'waiting' } {
  const visit: { outcome: Refusal | null | 'waiting' } = { outcome: 'waiting' }
  void gate.enter(undefined).then((refusal) => {
    visit.outcome = refusal
    if (refusal === null) gate.start()
  })
  return visit
}

const admitted = (visits: { outcome: unknown }[]): number => visits.filter(({ outcome }) => outcome === null).length

test('lets in as many as may be in flight, the next when one leaves', async () => {
  const { gate, pass } = gateAt({ concurrency: 2 })
  const visits = [enter(gate), enter(gate), enter(gate)]
  await pass(1000)
  assert.equal(admitted(visits), 2)
  gate.leave(true)
  await pass(0)
  assert.equal(admitted(visits), 3)
})

test('lets in one per gap, counted from the start and not from the admission', async () => {
  const { gate, pass } = gateAt({ concurrency: 9, gap_ms: 100 })
  const outcomes: (Refusal | null)[] = []
  for (let i = 0; i < 3; i++) void gate.enter(undefined).then((refusal) => outcomes.push(refusal))
  await pass(500)
  // The first has not been written yet, so nobody knows from when to count.
  assert.equal(outcomes.length, 1)
  gate.start()
  await pass(99)
  assert.equal(outcomes.length, 1)
  await pass(1)
  assert.equal(outcomes.length, 2)
  // The second fails before it is written: the third need not wait for it.
  gate.leave(false)
  await pass(0)
  assert.equal(outcomes.length, 3)
})

test('a pause holds everybody back, and a request that is about to start', async () => {
  const { gate, pass } = gateAt({ concurrency: 2 })
  assert.equal(await gate.enter(undefined), null)
  gate.pause(3000, true)
  assert.equal(gate.start(), false)
  const visit = enter(gate)
  await pass(2999)
  assert.equal(visit.outcome, 'waiting')
  await pass(1)
  assert.equal(visit.outcome, null)
})

test('a shorter pause does not end a longer one; overlapping ones are not counted twice', async () => {
  const { gate, pass } = gateAt({ max_wait_ms: 5000 })
  gate.pause(4000, true)
  gate.pause(4000, true)
  gate.pause(1000, true)
  const visit = enter(gate)
  await pass(3999)
  assert.equal(visit.outcome, 'waiting')
  await pass(1)
  assert.equal(visit.outcome, null)
})

test('refuses while a host asks for more than is allowed in all, and not for ever', async () => {
  const { gate, pass } = gateAt({ max_wait_ms: 5000 })
  gate.pause(3000, true)
  await pass(3000)
  const waiting = enter(gate)
  await pass(0)
  assert.equal(waiting.outcome, null)
  gate.pause(3000, true)
  const refused = enter(gate)
  await pass(0)
  assert.ok(refused.outcome !== null && refused.outcome !== 'waiting')
  assert.equal(refused.outcome.kind, 'rate_limited')
  await pass(3000)
  const later = enter(gate)
  await pass(0)
  assert.equal(later.outcome, null)
})

test('our own backing off is not what the host asked for', async () => {
  const { gate, pass } = gateAt({ max_wait_ms: 5000 })
  for (let i = 0; i < 5; i++) {
    gate.pause(3000, false)
    await pass(3000)
  }
  const visit = enter(gate)
  await pass(0)
  assert.equal(visit.outcome, null)
})

test('slows down, never up', async () => {
  const { gate, pass } = gateAt({ concurrency: 9, gap_ms: 100 })
  gate.slowTo(500)
  gate.slowTo(50)
  const visits = [enter(gate), enter(gate)]
  await pass(499)
  assert.equal(admitted(visits), 1)
  await pass(1)
  assert.equal(admitted(visits), 2)
})

test('closing refuses all who wait', async () => {
  const { gate, pass, close } = gateAt({ concurrency: 1 })
  const visits = [enter(gate), enter(gate)]
  const passing = gate.pass(undefined)
  gate.pause(5000, true)
  close()
  await pass(0)
  assert.deepEqual((visits[1]!.outcome as Refusal).kind, 'aborted')
  assert.equal(await passing, null)
  assert.equal((await gate.pass(undefined))?.kind, 'aborted')
})

test('a burst starts at once, and over as many gaps no more than so many start', async () => {
  const { gate, pass } = gateAt({ concurrency: 10, gap_ms: 100, burst: 3 })
  const visits = Array.from({ length: 8 }, () => enter(gate))
  const seen: number[] = []
  for (let at = 0; at <= 600; at += 100) {
    await pass(at === 0 ? 0 : 100)
    seen.push(admitted(visits))
  }
  assert.deepEqual(seen, [3, 3, 3, 6, 6, 6, 8])
})

test('a host that asks for a pace of its own gets no bursts', async () => {
  const { gate, pass } = gateAt({ concurrency: 10, gap_ms: 100, burst: 3 })
  gate.slowTo(500)
  const visits = [enter(gate), enter(gate)]
  await pass(499)
  assert.equal(admitted(visits), 1)
  await pass(1)
  assert.equal(admitted(visits), 2)
})

test('the utilisation is the share of the cap that was in use', async () => {
  const { gate, pass } = gateAt({ concurrency: 4 })
  assert.equal(gate.utilisation, null)
  enter(gate)
  enter(gate)
  await pass(100)
  gate.leave(true)
  await pass(100)
  gate.leave(true)
  assert.equal(gate.utilisation, 37.5)
})

test('a quiet end is not counted as unused, a quiet time between two requests is', async () => {
  const { gate, pass } = gateAt({ concurrency: 2 })
  enter(gate)
  await pass(100)
  gate.leave(true)
  await pass(10_000)
  assert.equal(gate.utilisation, 50)
  await pass(90_000)
  assert.equal(gate.utilisation, 50)
  enter(gate)
  await pass(100)
  assert.equal(gate.utilisation, 0.1, 'one still under way is counted up to now')
})

/** A user's pause. */
function pausedHold(): { hold: Hold; release: () => void } {
  let isHeld = true
  const listeners: (() => void)[] = []
  const hold: Hold = {
    get isHeld() {
      return isHeld
    },
    onRelease: (listener) => listeners.push(listener),
  }
  return {
    hold,
    release() {
      isHeld = false
      for (const listener of listeners) listener()
    },
  }
}

test('while a user has paused the scraper nobody enters, and then all do at the pace of the host', async () => {
  const { hold, release } = pausedHold()
  const { gate, pass } = gateAt({ gap_ms: 1000, concurrency: 3, hold })
  const visits = [enter(gate), enter(gate), enter(gate)]
  await pass(60_000)
  assert.equal(admitted(visits), 0)
  release()
  await pass(500)
  assert.equal(admitted(visits), 1)
  await pass(1000)
  assert.equal(admitted(visits), 2)
})

test('a pause takes back what was let in and has not been written, and holds up a robots.txt', async () => {
  const { hold, release } = pausedHold()
  const { gate, pass } = gateAt({ hold })
  assert.deepEqual([gate.start(), gate.isOpen], [false, false])
  let passed = false
  void gate.pass(undefined).then(() => (passed = true))
  await pass(5000)
  assert.equal(passed, false)
  release()
  await pass(1000)
  assert.deepEqual([passed, gate.isOpen, gate.start()], [true, true, true])
})

test('a stop ends the waiting of a paused scraper', async () => {
  const { hold } = pausedHold()
  const { gate, pass, close } = gateAt({ hold })
  const visit = enter(gate)
  await pass(1000)
  close()
  await pass(0)
  assert.deepEqual(visit.outcome, { kind: 'aborted', message: 'the client was closed' })
})
