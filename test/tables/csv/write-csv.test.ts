import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCsv } from '../../../src/tables/csv/write-csv.ts'
import type { OutputRow } from '../../../src/tables/output-row.ts'
import { all } from '../../store/examples.ts'

const CELLS: [string, string, string][] = [
  ['text', 'plain text', 'plain text'],
  ['nothing', '', ''],
  ['a comma', 'a, b', '"a, b"'],
  ['quotes', 'he said "no"', '"he said ""no"""'],
  ['line ends', 'a\r\nb\nc\rd', '"a\r\nb\nc\rd"'],
  ['a formula', '=1+1', "'=1+1"],
  ['a command', "=cmd|' /C calc'!A0", `'=cmd|' /C calc'!A0`],
  ['a formula with quotes', '=HYPERLINK("http://x.example","y")', `"'=HYPERLINK(""http://x.example"",""y"")"`],
  ['plus', '+A1', "'+A1"],
  ['minus', '-A1', "'-A1"],
  ['at', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t=1"],
  ['a carriage return', '\r=1', '"\'\r=1"'],
  ['a wide equals sign', '\uff1d1', "'\uff1d1"],
  ['a list item', '- first', "'- first"],
  ['a negative number', '-5', '-5'],
  ['a signed decimal', '+3.25', '+3.25'],
  ['thousands', '-1,234.5', '"-1,234.5"'],
  ['a per cent', '-3%', '-3%'],
  ['a date', '2026-03-04', '2026-03-04'],
  ['a phone number', '+677 12345', "'+677 12345"],
  ['not at the start', 'a=1', 'a=1'],
  ['NUL', 'a\0b', 'a\ufffdb'],
]

for (const [name, text, cell] of CELLS) {
  test(`cell: ${name}`, async () => {
    async function* rows(): AsyncGenerator<OutputRow> {
      yield { row: { number: 1, raw: null, values: { a: text } }, added: [] }
    }
    const form = { original: null, forSpreadsheets: true }
    const lines = await all(writeCsv(rows(), { input: ['a'], added: [] }, form))
    assert.equal(lines.at(-1), `${cell}\r\n`)
  })
}
