import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import type { WebhookBody } from '../../../src/report/notify/webhook.ts'
import { HookServer, type Answer } from './hook-server.ts'
import { sendTo, summary } from './sends.ts'

test('a webhook gets the whole summary, what changed, and a signature of exactly these bytes', async () => {
  await using server = await HookServer.start()
  const delivery = await sendTo(`${server.origin}/hook?token=abcdef`, { secret: 'shared secret' })
  assert.deepEqual(delivery, { label: `webhook ${server.origin}`, tries: 1, failure: null })
  const { url, headers, body } = server.received[0]!
  assert.equal(url, '/hook?token=abcdef')
  const hmac = createHmac('sha256', 'shared secret').update(body).digest('hex')
  assert.equal(headers['x-regatta-signature-256'], `sha256=${hmac}`)
  assert.equal(headers['idempotency-key'], summary.run)
  assert.equal(headers['content-type'], 'application/json; charset=utf-8')
  const told = JSON.parse(body) as WebhookBody
  assert.deepEqual(told.summary, summary)
  assert.deepEqual(told.changes, { newly_failed: ['tonga/matangi'], still_failing: [], recovered: [], drifting: [] })
  assert.match(told.subject, /^regatta: 1 of 2 scrapers failed/)
})

test('a login in the address is sent as such and not in the address', async () => {
  await using server = await HookServer.start()
  await sendTo(`${server.origin.replace('//', '//ann:s%3Acret@')}/hook`)
  const { headers, url } = server.received[0]!
  assert.equal(headers.authorization, `Basic ${Buffer.from('ann:s:cret').toString('base64')}`)
  assert.equal(headers['x-regatta-signature-256'], undefined)
  assert.equal(url, '/hook')
})

test('Slack gets text without its own markup, and blocks of plain text', async () => {
  await using server = await HookServer.start()
  await sendTo(`slack:${server.origin}/services/T0/B0/xyz`)
  const { text, blocks } = JSON.parse(server.received[0]!.body) as {
    text: string
    blocks: { type: string; text: { type: string; text: string } }[]
  }
  assert.match(text, /no answer from &lt;!channel&gt; &amp; co/)
  assert.deepEqual(
    blocks.map((block) => [block.type, block.text.type]),
    [
      ['header', 'plain_text'],
      ['section', 'plain_text'],
    ],
  )
  assert.match(blocks[1]!.text.text, /no answer from <!channel> & co/)
})

const moved = { status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' } }
for (const { answers, tries, fails } of [
  { answers: [{ status: 503 }, { status: 429 }, 'cut'], tries: 4, fails: null },
  { answers: [{ status: 429, headers: { 'retry-after': '0.01' } }], tries: 2, fails: null },
  {
    answers: [{ status: 429, headers: { 'retry-after': '3600' } }],
    tries: 1,
    fails: /answered 429 .*no time for another try/,
  },
  {
    answers: [{ status: 404, body: 'no_such\u001b[31m hook' }],
    tries: 1,
    fails: /^answered 404 Not Found no_such\\x1b\[31m hook$/,
  },
  { answers: [moved], tries: 1, fails: /^answered 302 Found$/ },
  { answers: ['endless'], tries: 1, fails: /^answered 400 Bad Request x+\.\.\.$/ },
  { answers: Array.from({ length: 9 }, () => ({ status: 500 })), tries: 5, fails: /^answered 500/ },
] as { answers: Answer[]; tries: number; fails: RegExp | null }[]) {
  const said = answers.map((answer) => (typeof answer === 'string' ? answer : answer.status)).join(', ')
  test(`a hook that answers ${said}: ${tries} tries, ${fails === null ? 'told' : 'given up'}`, async () => {
    await using server = await HookServer.start(...answers)
    const delivery = await sendTo(`${server.origin}/hook`)
    assert.equal(delivery.tries, tries)
    assert.equal(server.received.length, tries)
    assert.ok(server.poured < 50_000_000, `${server.poured} bytes were read of an endless answer`)
    if (fails === null) assert.equal(delivery.failure, null)
    else assert.match(delivery.failure!, fails)
  })
}

test('every try is the same message', async () => {
  await using server = await HookServer.start({ status: 500 })
  await sendTo(`${server.origin}/hook`)
  assert.equal(server.received[0]!.headers['idempotency-key'], server.received[1]!.headers['idempotency-key'])
  assert.equal(server.received[0]!.body, server.received[1]!.body)
})

test('a hook that never answers is given up when the time is up', async () => {
  await using server = await HookServer.start('hang')
  const delivery = await sendTo(`${server.origin}/hook`, { timeoutMs: 200 })
  assert.match(delivery.failure!, /^no answer within 0\.2 s/)
})

test('an address that a server repeats is not passed on', async () => {
  const path = '/services/T0000/B0000/verysecretpart'
  await using server = await HookServer.start({ status: 403, body: `no access to ${path}` })
  const delivery = await sendTo(`slack:${server.origin}${path}`)
  assert.equal(delivery.failure, 'answered 403 Forbidden no access to [redacted]')
  assert.equal(delivery.label, `slack ${server.origin}`)
})

test('a host that is not there is reported by its name alone', async () => {
  const delivery = await sendTo('https://user:hunter2@no-such-host.invalid/verysecretpart?token=x1y2z3', {
    timeoutMs: 5000,
  })
  assert.equal(delivery.label, 'webhook https://no-such-host.invalid')
  assert.doesNotMatch(delivery.failure!, /hunter2|verysecretpart|x1y2z3/)
})
