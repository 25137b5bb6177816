import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestHeaders } from '../../../src/http/middleware/request-headers.ts'
import { USER_AGENT } from '../../../src/vocabulary/product.ts'

test('names itself unless the config does, which is sent as written', () => {
  const none = (): void => undefined
  assert.equal(requestHeaders({}, USER_AGENT, none)['user-agent'], USER_AGENT)
  assert.equal(requestHeaders({ 'User-Agent': 'Mozilla/5.0 (X)' }, USER_AGENT, none)['user-agent'], 'Mozilla/5.0 (X)')
  assert.equal(requestHeaders({}, 'paper/1', none)['user-agent'], 'paper/1')
})

test('the config may name other headers, in any case', () => {
  const headers = requestHeaders({ ACCEPT: 'application/json', 'X-Requested-With': 'x' }, USER_AGENT, () => undefined)
  assert.equal(headers.accept, 'application/json')
  assert.equal(headers['x-requested-with'], 'x')
})

test('what belongs to the connection, to a body or to no header at all is dropped and reported', () => {
  const dropped: string[] = []
  const config = {
    Connection: 'keep-alive',
    'Content-Encoding': 'gzip',
    'Content-Type': 'application/json',
    'Transfer-Encoding': 'chunked',
    Host: 'other.example',
    'Keep-Alive': '5',
    'Proxy-Connection': 'x',
    Upgrade: 'h2c',
    Expect: '100-continue',
    'X-Bad': 'a\r\nX-Evil: 1',
    'X-Wide': '\u4f60',
    'bad name': 'x',
    'Upgrade-Insecure-Requests': '1',
    'Cache-Control': 'no-cache',
  }
  const headers = requestHeaders(config, USER_AGENT, (name) => dropped.push(name))
  assert.deepEqual(Object.keys(headers), [
    'user-agent',
    'accept',
    'accept-encoding',
    'upgrade-insecure-requests',
    'cache-control',
  ])
  assert.equal(dropped.length, 12)
})
