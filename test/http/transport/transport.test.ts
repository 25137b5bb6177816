import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { after, before, describe, test, type TestContext } from 'node:test'
import type { FailureKind } from '../../../src/http/failure-kinds.ts'
import { ENCODING_FAULTS } from '../../sites/encoding-faults.ts'
import { FRAMING_FAULTS } from '../../sites/framing-faults.ts'
import { type Sites, startSites } from '../../sites/start-sites.ts'
import { TRANSPORT_FAULTS } from '../../sites/transport-faults.ts'
import { politeClient } from '../polite-client.ts'

/** A page came, with this title (or, as a number, so many bytes). */
type Expected = FailureKind | `page: ${string}` | number

const TABLE: Record<string, Expected> = {
  '/never-answers': 'timeout',
  '/reset-at-once': 'connect',
  '/close-at-once': 'connect',
  '/reset-in-status': 'connect',
  '/reset-in-headers': 'connect',
  '/reset-in-body': 'protocol',
  '/close-in-body': 'protocol',
  '/cut-once': 'protocol',
  '/slow-headers': 'timeout',
  '/slow-body': 'timeout',
  '/stalls-at-90-percent': 'timeout',
  '/endless-body': 'too_large',
  '/endless-headers': 'too_large',
  '/endless-early-hints': 'timeout',
  '/garbage-after-answer': 'page: then garbage',
  '/answers-then-closes': 'page: closes',
  '/connection-close': 3_000_000,
  '/until-close': 'page: no length',

  '/http-0.9': 'protocol',
  '/garbage': 'protocol',
  '/ssh-banner': 'protocol',
  // Cannot be told from a short page.
  '/length-too-short': 15,
  '/length-negative': 'protocol',
  '/length-not-a-number': 'protocol',
  '/length-enormous': 'too_large',
  '/two-lengths': 'protocol',
  '/length-and-chunked': 'protocol',
  '/bad-chunk': 'protocol',
  '/no-last-chunk': 'protocol',
  '/trailers': 'page: framed',
  '/lf-alone': 'page: framed',
  '/lf-behind-first-line': 'page: framed',
  '/lf-then-garbage': 'protocol',
  '/204-with-body': 0,
  '/early-hints': 'page: framed',
  // undici takes a 100 that it did not ask for as a break of the protocol.
  '/continue': 'protocol',
  '/switching-protocols': 'protocol',
  '/no-colon': 'protocol',
  '/folded-header': 'protocol',
  '/nul-in-header': 'protocol',
  '/latin1-header': 'page: framed',
  '/header-of-20-kb': 'page: framed',
  '/header-of-100-kb': 'too_large',
  '/headers-500': 'page: framed',
  '/cookies-500': 'page: framed',
  '/two-content-types': 'page: framed',
  '/prototype-header': 'page: framed',
  '/no-content-type': 'page: framed',
  '/status-without-words': 'page: framed',
  '/part-uncalled': 'protocol',
  '/part-from-the-middle': 'protocol',
  '/part-unnamed': 'protocol',
  '/part-that-is-all': 'page: framed',
  '/status-999': 'http',
  '/status-000': 'protocol',

  '/gzip': 'page: unpacked',
  '/x-gzip': 'page: unpacked',
  '/deflate-zlib': 'page: unpacked',
  '/deflate-raw': 'page: unpacked',
  '/br': 'page: unpacked',
  '/zstd': 'page: unpacked',
  '/gzip-then-br': 'page: unpacked',
  '/gzip-twice': 'page: unpacked',
  '/gzip-upper-case': 'page: unpacked',
  '/gzip-members': 'page: unpacked',
  '/gzip-large': 3_000_000,
  '/gzip-large-cut': 'protocol',
  '/encoding-identity': 'page: unpacked',
  '/encoding-unknown': 'protocol',
  '/encoding-unknown-plain': 'page: unpacked',
  '/encoding-none': 'page: unpacked',
  '/gzip-unlabelled': 'page: unpacked',
  '/encoding-ten-layers': 'protocol',
  '/encoding-forgotten': 'page: unpacked',
  '/gzip-cut': 'protocol',
  '/gzip-broken': 'protocol',
  '/br-broken': 'protocol',
  '/br-forgotten': 'page: unpacked',
  '/zstd-broken': 'protocol',
  '/gzip-empty': 0,
  '/bomb-gzip': 'too_large',
  '/bomb-double': 'too_large',
  '/bomb-br': 'too_large',
  '/bomb-zstd': 'too_large',
  '/bomb-endless': 'too_large',
}

describe('whatever a server does, the fetch ends by itself with a page or a reason', () => {
  let sites: Sites
  const surprises: unknown[] = []
  const surprised = (error: unknown): void => void surprises.push(error)
  before(async () => {
    sites = await startSites()
    process.on('unhandledRejection', surprised).on('uncaughtException', surprised)
  })
  after(async () => {
    process.off('unhandledRejection', surprised).off('uncaughtException', surprised)
    await sites.close()
  })

  test('the table has a row for every fault', () => {
    const faults = Object.keys({ ...TRANSPORT_FAULTS, ...FRAMING_FAULTS, ...ENCODING_FAULTS })
    assert.deepEqual(faults.toSorted(), Object.keys(TABLE).toSorted())
  })

  for (const [path, expected] of Object.entries(TABLE)) {
    test(`${path}: ${expected}`, async () => {
      // Only where waiting is the point: elsewhere the machine may be slow, and that must not matter.
      const limits = expected === 'timeout' ? { headers_timeout_ms: 300, rate_window_ms: 300 } : {}
      const client = politeClient({ robots: 'ignore', limits })
      const outcome = await client.fetch(sites.first.url(path), { operation: 'detail' })
      if (!outcome.ok) assert.equal(outcome.failure.kind, expected, outcome.failure.message)
      else if (typeof expected === 'number') assert.equal(outcome.page.body.length, expected)
      else assert.equal(`page: ${/<title>(.*?)<\/title>/.exec(outcome.page.body.toString())?.[1]}`, expected)
      // The connection that met the fault must not harm what comes after it.
      const again = expected === 'timeout' ? politeClient({ robots: 'ignore' }) : client
      const next = await again.fetch(sites.first.url(`/page?after=${path.slice(1)}`), { operation: 'detail' })
      assert.ok(next.ok, next.ok ? '' : next.failure.message)
      await client.close()
      await again.close()
      assert.deepEqual(surprises, [])
    })
  }

  test('bodies without end are cut off long before they fill the memory', async () => {
    const client = politeClient({ robots: 'ignore', concurrency: 8 })
    const start = process.memoryUsage().rss
    const paths = ['/endless-body', '/bomb-endless', '/bomb-br', '/bomb-gzip']
    await Promise.all(
      [...paths, ...paths].map((path, i) => client.fetch(sites.first.url(`${path}?${i}`), { operation: 'detail' })),
    )
    await client.close()
    const grown = (process.memoryUsage().rss - start) / 1e6
    assert.ok(grown < 150, `grew by ${grown} MB`)
  })

  test('a bomb is noticed by what it unpacks to, while it comes in', async () => {
    const client = politeClient({ robots: 'ignore', limits: { max_body: 20_000_000 } })
    const outcome = await client.fetch(sites.first.url('/bomb-endless?noticed'), { operation: 'detail' })
    assert.ok(!outcome.ok)
    assert.match(outcome.failure.message, /^\S+ \d+ bytes hold more than 20 MB$/)
    await client.close()
  })

  test('a cut page is requested again', async () => {
    const client = politeClient({ robots: 'ignore', retries: 1 })
    const outcome = await client.fetch(sites.first.url('/cut-once?again'), { operation: 'detail' })
    assert.ok(outcome.ok && outcome.page.attempts === 2)
    await client.close()
  })

  test('too large a body is not: nothing would change', async () => {
    const client = politeClient({ robots: 'ignore', retries: 3 })
    const outcome = await client.fetch(sites.first.url('/length-enormous'), { operation: 'detail' })
    assert.ok(!outcome.ok && outcome.failure.attempts === 1 && !outcome.failure.transient)
    await client.close()
  })

  test('an answer that comes in time but never ends is ended by the total deadline', async () => {
    const client = politeClient({
      robots: 'ignore',
      request_timeout: 0.8,
      limits: { min_rate: 0, rate_window_ms: 100_000 },
    })
    const outcome = await client.fetch(sites.first.url('/slow-body?deadline'), { operation: 'detail' })
    assert.ok(!outcome.ok)
    assert.equal(outcome.failure.kind, 'timeout')
    assert.match(outcome.failure.message, /no whole answer within 0\.8 s/)
    await client.close()
  })
})

describe('connections that the host kept and then ends', () => {
  /** Answers one request on each connection, and ends it in its way when a second one comes. */
  async function answersOnce(t: TestContext, end: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      let answered = false
      socket.on('error', () => undefined)
      socket.on('data', () => {
        if (answered) return end(socket)
        answered = true
        socket.write('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok')
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    t.after(() => server.close())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  for (const [how, end] of [
    ['politely', (socket: Socket) => void socket.end()],
    ['at once', (socket: Socket) => void socket.destroy()],
    ['with a reset', (socket: Socket) => void socket.resetAndDestroy()],
  ] as const) {
    test(`${how}: a new one is made, also without retries`, async (t) => {
      const url = await answersOnce(t, end)
      const client = politeClient({ robots: 'ignore', concurrency: 1 })
      t.after(() => client.close())
      for (let n = 0; n < 4; n++) {
        const outcome = await client.fetch(`${url}?${n}`, { operation: 'detail' })
        assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message)
      }
    })
  }

  test('a new connection that is ended without an answer is a failure', async (t) => {
    const server = createServer((socket) => socket.on('error', () => undefined).on('data', () => socket.destroy()))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    t.after(() => server.close())
    const client = politeClient({ robots: 'ignore' })
    t.after(() => client.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const outcome = await client.fetch(url, { operation: 'detail' })
    assert.ok(!outcome.ok && outcome.failure.kind === 'connect' && outcome.failure.attempts === 1)
  })
})
