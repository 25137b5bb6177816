import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markdown } from '../../../src/report/files/markdown.ts'
import { markdownText } from '../../../src/report/files/markdown-text.ts'
import { HOSTILE, row, summaryOf } from '../example-summary.ts'

test('the totals and a table, those that need a look first', () => {
  const text = markdown(
    summaryOf([row('fiji/sun', 'success'), row('tonga/matangi', 'failed', 'host_down', { detail: 'gone' })]),
  )
  const lines = text.split('\n')
  assert.equal(lines[0], '## 2 scrapers: 1 success, 1 failed')
  assert.match(lines[2]!, /^Run 20261121\\_120000\\_0001, 2026-11-21 12:00 UTC, took 02:00\.$/)
  assert.equal(lines[6], '| ❌ | tonga | matangi | Failed: host\\_down: gone | 00:42 | 25 | 3 | 0 | 0 |')
  assert.equal(lines[7], '| ✅ | fiji | sun | Completed: 25 new, 3 updated, 0 known | 00:42 | 25 | 3 | 0 | 0 |')
})

test('a hostile detail stays text within its cell', () => {
  const text = markdown(summaryOf([row('fiji/sun', 'failed', 'blocked', { detail: HOSTILE })]))
  const table = text.split('\n').filter((line) => line.startsWith('|'))
  assert.equal(table.length, 3)
  assert.equal(table[2]!.split(/(?<!\\)\|/).length, 11)
  assert.doesNotMatch(text, /<|https?:\/\/|(?<!\\)`|(?<!\\)\*|(?<!\\)!\[|@|www\./)
})

for (const [given, written] of [
  ['solomon_islands', 'solomon\\_islands'],
  ['a|b', 'a\\|b'],
  ['<b>&amp;', '&#60;b&#62;&#38;amp;'],
  ['see https://a.example', 'see https&#58;//a.example'],
  ['back\\slash', 'back\\\\slash'],
  ['two\nlines', 'two\\\\nlines'],
] as const) {
  test(`${JSON.stringify(given)} is written ${written}`, () => assert.equal(markdownText(given), written))
}

test('what GitHub would refuse for its size is cut, and said', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) =>
    row(`fiji/s${i}`, 'failed', 'crash', { detail: 'x'.repeat(200) }),
  )
  const text = markdown(summaryOf(rows))
  assert.ok(Buffer.byteLength(text) < 1_048_576)
  const shown = text.split('\n').filter((line) => line.startsWith('| ❌')).length
  assert.match(text, new RegExp(`\\n${10_000 - shown} more have no room here\\.`))
})
