import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpResponse, Outgoing } from '../../../src/http/exchange.ts'
import { failOnStatus } from '../../../src/http/middleware/status-failure.ts'

const url = new URL('http://site.example/page')

const rows: [status: number, kind: string, transient: boolean][] = [
  [200, 'ok', false],
  [204, 'ok', false],
  [304, 'http', false],
  [400, 'http', false],
  [401, 'blocked', false],
  [403, 'blocked', true],
  [404, 'gone', false],
  [408, 'http', true],
  [410, 'gone', false],
  [418, 'http', false],
  [429, 'rate_limited', true],
  [451, 'blocked', false],
  [500, 'http', true],
  [503, 'http', true],
]

for (const [status, kind, transient] of rows) {
  test(`HTTP ${status} is ${kind}${transient ? ', worth another run' : ''}`, async () => {
    const response: HttpResponse = { url, status, headers: {}, cookies: [], body: Buffer.alloc(0), received: 0 }
    const result = await failOnStatus(() => Promise.resolve({ ok: true, response }))({ url, headers: {} } as Outgoing)
    assert.equal(result.ok ? 'ok' : result.failure.kind, kind)
    assert.equal(!result.ok && result.failure.transient, transient)
  })
}

test('a 304 is a page to who asked whether it has changed', async () => {
  const response: HttpResponse = { url, status: 304, headers: {}, cookies: [], body: Buffer.alloc(0), received: 0 }
  const request = { url, headers: { 'if-none-match': '"x"' } as Record<string, string> } as Outgoing
  const result = await failOnStatus(() => Promise.resolve({ ok: true, response }))(request)
  assert.ok(result.ok)
})
