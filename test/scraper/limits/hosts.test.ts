import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FetchFailure } from '../../../src/http/client.ts'
import type { FailureKind } from '../../../src/http/failure-kinds.ts'
import { OPERATIONS } from '../../../src/http/operations.ts'
import { Hosts } from '../../../src/scraper/limits/hosts.ts'

const HOST = 'x.org'
const OPEN_MS = { listing: 60_000, detail: 30_000 }

/** A clock that stands still until it is moved, and wakes its sleepers then. */
function handClock() {
  let now = 0
  const sleepers: { until: number; wake: () => void }[] = []
  return {
    now: () => now,
    date: () => new Date(now),
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        signal?.addEventListener('abort', () => resolve())
        sleepers.push({ until: now + ms, wake: resolve })
      }),
    forward(ms: number) {
      now += ms
      for (const { until, wake } of sleepers) if (until <= now) wake()
    },
  }
}

function hosts(clock = handClock()) {
  const given: string[] = []
  const it = new Hosts({ clock, onGiveUp: (_, { reason }) => given.push(reason) })
  return { it, given, clock }
}

function failure(kind: FailureKind, patch: Partial<FetchFailure> = {}): FetchFailure {
  const status = kind === 'blocked' ? 403 : null
  return { kind, url: `https://${HOST}/`, host: HOST, status, attempts: 1, message: kind, transient: true, ...patch }
}

interface Row {
  name: string
  steps: ((it: Hosts) => void)[]
  gaveUp: string | null
}

const listing = (kind: FailureKind, patch?: Partial<FetchFailure>) => (it: Hosts) =>
  it.noteFailure(HOST, 'listing', failure(kind, patch))
const detail = (kind: FailureKind, patch?: Partial<FetchFailure>) => (it: Hosts) =>
  it.noteFailure(HOST, 'detail', failure(kind, patch))
const answer = (operation: 'listing' | 'detail') => (it: Hosts) => it.noteAnswer(HOST, operation)
const noteBreaker = (it: Hosts, state: 'open' | 'half_open' | 'closed', why: string): void =>
  it.noteBreaker({ host: HOST, operation: 'detail', state, detail: why, open_ms: OPERATIONS.detail.breaker.open_ms })
const opens = (it: Hosts): void => noteBreaker(it, 'open', '5 failures in a row')

const ROWS: Row[] = [
  { name: 'a blocked listing page', steps: [answer('listing'), listing('blocked')], gaveUp: 'blocked' },
  { name: 'two blocked articles', steps: [detail('blocked'), detail('blocked')], gaveUp: null },
  { name: 'three in a row', steps: [detail('blocked'), detail('blocked'), detail('blocked')], gaveUp: 'blocked' },
  {
    name: 'three with an article between',
    steps: [detail('blocked'), detail('blocked'), answer('detail'), detail('blocked')],
    gaveUp: null,
  },
  {
    name: 'three with a listing page between',
    steps: [detail('blocked'), detail('blocked'), answer('listing'), detail('blocked')],
    gaveUp: 'blocked',
  },
  { name: 'more waiting asked for than allowed', steps: [detail('rate_limited')], gaveUp: 'rate_limited' },
  { name: 'one 429 for good', steps: [detail('rate_limited', { status: 429 })], gaveUp: null },
  {
    name: 'three of them in a row',
    steps: Array.from({ length: 3 }, () => detail('rate_limited', { status: 429 })),
    gaveUp: 'rate_limited',
  },
  { name: 'no robots.txt', steps: [listing('robots_unreachable')], gaveUp: 'robots_unreachable' },
  { name: 'an unknown name', steps: [listing('dns')], gaveUp: 'host_down' },
  { name: 'a name that was known a moment ago', steps: [answer('listing'), detail('dns')], gaveUp: null },
  { name: 'refused, once', steps: [listing('connect')], gaveUp: null },
  { name: 'refused with all tries', steps: [listing('connect', { attempts: 4 })], gaveUp: 'host_down' },
  { name: 'refused while asking for robots.txt', steps: [listing('connect', { attempts: 0 })], gaveUp: 'host_down' },
  {
    name: 'refused after it had answered',
    steps: [answer('listing'), detail('connect', { attempts: 4 })],
    gaveUp: null,
  },
  { name: 'the breaker opens and nothing was ever read', steps: [opens], gaveUp: 'host_down' },
  { name: 'the breaker opens', steps: [answer('detail'), opens], gaveUp: null },
  ...(['gone', 'http', 'protocol', 'too_large', 'redirect', 'private_address', 'robots_disallowed'] as const).map(
    (kind) => ({ name: `${kind}, many times`, steps: Array.from({ length: 9 }, () => detail(kind)), gaveUp: null }),
  ),
]

describe('hosts', () => {
  for (const { name, steps, gaveUp } of ROWS) {
    test(`${name}: ${gaveUp ?? 'goes on'}`, () => {
      const { it, given } = hosts()
      for (const step of steps) step(it)
      assert.equal(it.gaveUp(HOST)?.reason ?? null, gaveUp)
      assert.deepEqual(given, gaveUp === null ? [] : [gaveUp], 'told once')
    })
  }

  test('an outage is waited for through two open periods, and no longer', async () => {
    const { it, clock } = hosts()
    it.noteAnswer(HOST, 'detail')
    opens(it)
    const signal = new AbortController().signal
    for (let period = 1; period <= 2; period++) {
      let rested = false
      const rest = it.rest(HOST, 'detail', signal).then(() => (rested = true))
      clock.forward(OPEN_MS.detail - 1)
      await Promise.resolve()
      assert.equal(rested, false)
      clock.forward(1)
      await rest
      noteBreaker(it, 'half_open', '')
      opens(it)
      assert.equal(it.gaveUp(HOST)?.reason ?? null, period === 2 ? 'host_down' : null)
    }
  })

  test('an outage that ends is forgotten', async () => {
    const { it, clock } = hosts()
    it.noteAnswer(HOST, 'detail')
    for (let outage = 0; outage < 5; outage++) {
      opens(it)
      assert.equal(it.isOpen(HOST, 'detail'), true)
      clock.forward(OPEN_MS.detail)
      noteBreaker(it, 'half_open', '')
      noteBreaker(it, 'closed', '')
      assert.equal(it.isOpen(HOST, 'detail'), false)
    }
    assert.equal(it.gaveUp(HOST), null)
    assert.equal(it.hadOutage(HOST), true)
    assert.equal(it.hadOutage('y.org'), false)
  })

  test('who rests wakes when the breaker closes, when the host is given up and when the run stops', async () => {
    for (const news of ['closed', 'given up', 'stopped']) {
      const { it } = hosts()
      const stop = new AbortController()
      it.noteAnswer(HOST, 'detail')
      opens(it)
      noteBreaker(it, 'half_open', '')
      const rest = it.rest(HOST, 'detail', stop.signal)
      if (news === 'closed') noteBreaker(it, 'closed', '')
      if (news === 'given up') it.noteFailure(HOST, 'detail', failure('rate_limited'))
      if (news === 'stopped') stop.abort()
      await rest
    }
  })
})
