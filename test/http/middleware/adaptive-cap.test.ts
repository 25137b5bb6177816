import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAdaptiveCap } from '../../../src/http/middleware/adaptive-cap.ts'
import type { HttpEvent } from '../../../src/http/client.ts'
import type { HttpResponse, RequestFailure, Outgoing, HttpResult } from '../../../src/http/exchange.ts'
import { createHostGate } from '../../../src/http/middleware/host-gate.ts'
import { politeClient } from '../polite-client.ts'

const url = new URL('http://site.example/')

/** The cap of one host with `concurrency` 8, fed with results that took so many ms to begin. */
function fed() {
  let now = 0
  const events: HttpEvent[] = []
  const limits: number[] = []
  const cap = createAdaptiveCap({
    concurrency: 8,
    now: () => now,
    onEvent: (event) => events.push(event),
    gate: () => {
      const closed = AbortSignal.abort()
      const gate = createHostGate({
        concurrency: 8,
        gap_ms: 0,
        max_wait_ms: 0,
        now: () => 0,
        sleep: () => sleep(0),
        closed,
      })
      return { ...gate, pausedUntil: 0, limitTo: (limit: number) => void limits.push(limit) }
    },
  })
  const request: Outgoing = {
    url,
    host: url.host,
    operation: 'detail',
    headers: {},
    signal: undefined,
    trace: { requests: 0 },
  }
  async function feed(outcome: number | RequestFailure['kind'], ms: number, begun: number | null = now): Promise<void> {
    const link = cap.intercept(async (sent): Promise<HttpResult> => {
      if (begun !== null) now = begun
      if (begun !== null) sent.onStart?.()
      now = Math.max(now, (begun ?? now) + ms)
      if (typeof outcome === 'string') {
        const failure = { kind: outcome, message: '', url, status: null, transient: true, retry: true }
        return { ok: false, failure }
      }
      sent.onHead?.(outcome, {})
      const response: HttpResponse = {
        url,
        status: outcome,
        headers: {},
        cookies: [],
        body: Buffer.alloc(0),
        received: 0,
      }
      return { ok: true, response }
    })
    await link(request)
  }
  return { cap, events, limits, feed }
}

const TROUBLE: (number | RequestFailure['kind'])[] = [501, 502, 504, 503, 429, 'timeout', 'connect']
for (const outcome of TROUBLE) {
  test(`halved down to one: ${outcome}`, async () => {
    const { cap, limits, feed } = fed()
    for (let i = 0; i < 6; i++) await feed(outcome, 10)
    assert.deepEqual(limits, [4, 2, 1])
    assert.deepEqual(cap.read(url.host), { limit: 1, lowest: 1, halvings: 3 })
  })
}

for (const outcome of [200, 304, 404, 500, 403, 'protocol', 'aborted', 'too_large', 'dns'] as const) {
  test(`not halved: ${outcome}`, async () => {
    const { cap, limits, feed } = fed()
    for (let i = 0; i < 6; i++) await feed(outcome, 10)
    assert.deepEqual([limits, cap.read(url.host)], [[], null])
  })
}

test('requests that were in flight together halve once', async () => {
  const { limits, feed } = fed()
  for (let i = 0; i < 8; i++) await feed('timeout', 1000, 0)
  assert.deepEqual(limits, [4])
})

test('one more after as many good answers as are in flight, and never more than the config says', async () => {
  const { limits, feed, events } = fed()
  await feed(503, 10)
  limits.length = 0
  const until: number[] = []
  for (let i = 1; i <= 60; i++) {
    await feed(200, 10)
    if (limits.length > until.length) until.push(i)
  }
  assert.deepEqual(limits, [5, 6, 7, 8])
  assert.ok(
    until.every((at, i) => Math.abs(at - [5, 10, 16, 23][i]!) <= 2),
    String(until),
  )
  assert.deepEqual(
    events.map((event) => event.type === 'concurrency' && event.limit),
    [4, 8],
  )
})

test('halved when answers begin much later than they used to', async () => {
  const { limits, feed, events } = fed()
  for (let i = 0; i < 20; i++) await feed(200, 100)
  for (let i = 0; i < 3; i++) await feed(200, 3000)
  assert.equal(limits[0], 4)
  assert.match(JSON.stringify(events[0]), /answers begin after \d+ ms, before it was 100/)
})

test('a request that was refused before it began halves, one that failed otherwise does not', async () => {
  const { limits, feed } = fed()
  for (const kind of ['dns', 'aborted', 'protocol'] as const) await feed(kind, 10, null)
  assert.deepEqual(limits, [])
  await feed('connect', 10, null)
  await feed('timeout', 10, null)
  assert.deepEqual(limits, [4, 2])
})

for (const [before, after, halves] of [
  // The mean of the newest answers is four times the best one, and more than half a second above it.
  [200, 2600, true],
  [200, 2599, false],
  // Four times as long, but within half a second of it.
  [100, 1300, false],
  [166, 2170, true],
] as const) {
  test(`${before} ms, then ${after} ms: ${halves ? 'halved' : 'not halved'}`, async () => {
    const { limits, feed } = fed()
    for (let i = 0; i < 5; i++) await feed(200, before)
    await feed(200, after)
    assert.deepEqual(limits, halves ? [4] : [])
  })
}

test('the times of the first four answers say nothing', async () => {
  const { limits, feed } = fed()
  await feed(200, 10)
  for (let i = 0; i < 20; i++) await feed(200, 4000)
  assert.deepEqual(limits, [])
})

test('not halved by one slow answer, nor by what is slow from the start', async () => {
  const { limits, feed } = fed()
  for (let i = 0; i < 20; i++) await feed(200, i === 15 ? 1500 : 300)
  for (let i = 0; i < 20; i++) await feed(200, 390)
  assert.deepEqual(limits, [])
})

test('a site that breaks down under more than three requests is read whole', async (t) => {
  let inFlight = 0
  let most = 0
  const server = createServer((_, response) => {
    most = Math.max(most, ++inFlight)
    const busy = inFlight > 3
    setTimeout(() => {
      inFlight--
      response.writeHead(busy ? 503 : 200, { 'content-type': 'text/html' }).end('page')
    }, 15)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const client = politeClient({ concurrency: 16, retries: 6, retry_seconds: 0.01, robots: 'ignore' })
  const urls = Array.from({ length: 80 }, (_, i) => `http://127.0.0.1:${port}/${i}`)
  const outcomes = await Promise.all(urls.map((one) => client.fetch(one, { operation: 'detail' })))
  const adapted = client.stats().hosts[`127.0.0.1:${port}`]?.adapted
  await client.close()
  assert.ok(outcomes.filter(({ ok }) => ok).length >= 75, `${outcomes.filter(({ ok }) => ok).length} of 80`)
  assert.ok(most <= 16)
  assert.ok(adapted && adapted.lowest <= 4 && adapted.halvings >= 2, JSON.stringify(adapted))
})

for (const [what, fail] of [
  ['502', (response: ServerResponse) => response.writeHead(502).end()],
  ['503', (response: ServerResponse) => response.writeHead(503).end()],
  ['a lost connection', (response: ServerResponse) => response.destroy()],
] as const) {
  test(`after ${what} the server has half as many requests in flight, until it keeps up again`, async (t) => {
    const site = await holdingServer(t)
    const other = await holdingServer(t)
    other.answer = (response) => response.end('page')
    const client = politeClient({ concurrency: 4, robots: 'ignore' })
    t.after(() => client.close())
    const ask = (count: number) => Array.from({ length: count }, () => client.fetch(site.url, { operation: 'detail' }))

    const first = ask(4)
    await site.holds(4)
    site.release(fail)
    assert.ok((await Promise.all(first)).every(({ ok }) => !ok))

    const second = ask(8)
    await site.holds(2)
    // Whatever else was sent to the site has come by the time another one has answered.
    for (let i = 0; i < 3; i++) await client.fetch(other.url, { operation: 'detail' })
    assert.equal(site.held.length, 2)
    // As many good answers as are in flight, and then one more: the sum of the fractions is past three.
    site.release((response) => response.end('page'))
    await site.holds(2)
    site.release((response) => response.end('page'))
    await site.holds(3)
    for (let i = 0; i < 3; i++) await client.fetch(other.url, { operation: 'detail' })
    assert.equal(site.held.length, 3)
    site.answer = (response) => response.end('page')
    site.release(site.answer)
    assert.ok((await Promise.all(second)).every(({ ok }) => ok))
  })
}

interface HoldingServer {
  url: string
  /** Requests that wait for their answer. */
  held: ServerResponse[]
  /** Answers what comes at once, instead of holding it. */
  answer: ((response: ServerResponse) => void) | null
  holds(count: number): Promise<void>
  release(answer: (response: ServerResponse) => void): void
}

async function holdingServer(t: TestContext): Promise<HoldingServer> {
  const arrivals = new EventEmitter()
  const server = createServer((_, response) => {
    if (site.answer !== null) return site.answer(response)
    site.held.push(response)
    arrivals.emit('arrival')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  const site: HoldingServer = {
    url: `http://127.0.0.1:${port}/page`,
    held: [],
    answer: null,
    async holds(count) {
      while (site.held.length < count) await once(arrivals, 'arrival')
    },
    release: (answer) => site.held.splice(0).forEach(answer),
  }
  return site
}
