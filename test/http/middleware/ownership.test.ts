import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpResult, Outgoing } from '../../../src/http/exchange.ts'
import { createOwnership, type HostOwner } from '../../../src/http/middleware/ownership.ts'

const OWNER: HostOwner = { hosts: ['a.example'], held: () => true, takeTurn: async () => 0, trace: null }

/** Sends a request through it; what came out below, and how it went. */
async function send(
  owner: Partial<HostOwner>,
  request: Partial<Outgoing> = {},
  onSent: (sent: Outgoing) => void = () => undefined,
): Promise<{ sent: Outgoing[]; result: HttpResult; slept: number[] }> {
  const sent: Outgoing[] = []
  const slept: number[] = []
  const link = createOwnership({ ...OWNER, ...owner }, { gap_ms: 500, sleep: async (ms) => void slept.push(ms) })
  const url = new URL('https://a.example/1')
  const below = link(async (one) => {
    sent.push(one)
    onSent(one)
    return { ok: true, response: { url, status: 200, headers: {}, cookies: [], body: Buffer.alloc(0), received: 0 } }
  })
  const whole = { url, host: url.host, operation: 'detail', headers: { accept: '*/*' }, signal: undefined } as const
  const result = await below({ ...whole, trace: { requests: 0 }, ...request })
  return { sent, result, slept }
}

test('nothing is sent by who has lost the host', async () => {
  for (const operation of ['detail', 'listing', 'robots'] as const) {
    const { sent, result } = await send({ held: () => false }, { operation })
    assert.equal(sent.length, 0)
    assert.ok(!result.ok && result.failure.kind === 'aborted' && !result.failure.retry)
  }
})

test('a right that ends before the request is written takes it back', async () => {
  const answers = [true, false]
  const starts: (boolean | undefined)[] = []
  await send({ held: () => answers.shift()! }, { onStart: () => true }, (one) => starts.push(one.onStart?.()))
  await send({}, { onStart: () => false }, (one) => starts.push(one.onStart?.()))
  await send({}, {}, (one) => starts.push(one.onStart?.()))
  assert.deepEqual(starts, [false, false, true])
})

test('a request says who sent it only where that is wanted', async () => {
  const [plain, traced] = [await send({}), await send({ trace: 'w1/7' })]
  assert.deepEqual(plain.sent[0]?.headers, { accept: '*/*' })
  assert.deepEqual(traced.sent[0]?.headers, { accept: '*/*', 'x-regatta': 'w1/7' })
})

test('turns are taken at hosts of nobody, by pages alone', async () => {
  const asked: string[] = []
  const takeTurn = async (host: string, gap_ms: number): Promise<number> => {
    asked.push(`${host} ${gap_ms}`)
    return 120
  }
  const own = await send({ takeTurn })
  const foreign = await send({ takeTurn }, { host: 'b.example' })
  const robots = await send({ takeTurn }, { host: 'b.example', operation: 'robots' })
  assert.deepEqual([own.slept, foreign.slept, robots.slept], [[], [120], []])
  assert.deepEqual(asked, ['b.example 500'])
})
