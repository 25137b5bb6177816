import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conditionalHeaders, validatorsOf } from '../../src/http/conditional.ts'

const requested = 'http://news.example/a'
const date = 'Thu, 01 Jan 2026 00:00:00 GMT'

const ROWS: [string, Record<string, string>, Record<string, string> | null][] = [
  ['both', { etag: '"a"', 'last-modified': date }, { 'if-none-match': '"a"', 'if-modified-since': date }],
  ['a weak one', { etag: 'W/"a"' }, { 'if-none-match': 'W/"a"' }],
  ['one without quotes', { etag: 'abc' }, null],
  ['a list', { etag: '"a", "b"' }, null],
  ['one with a line end', { etag: '"a\r\nx: y"' }, null],
  ['one as long as a page', { etag: `"${'a'.repeat(400)}"` }, null],
  ['a date that is none', { 'last-modified': 'yesterday' }, null],
  ['none', {}, null],
]

for (const [name, headers, expected] of ROWS) {
  test(`validators: ${name}`, () => {
    const page = { requested, url: requested, status: 200, headers, from_cache: false, attempts: 1 }
    const found = validatorsOf(page)
    assert.deepEqual(found && conditionalHeaders(found), expected)
    assert.equal(validatorsOf({ ...page, url: 'http://news.example/b' }), null)
    assert.equal(validatorsOf({ ...page, status: 203 }), null)
  })
}
