import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMegabytes } from '../../src/vocabulary/size.ts'

const ROWS: [string, number | null][] = [
  ['300mb', 300],
  ['300 MB', 300],
  ['300m', 300],
  ['300MiB', 300],
  ['300', 300],
  ['1.5gb', 1536],
  ['512k', 0.5],
  ['0', null],
  ['-1mb', null],
  ['much', null],
  ['', null],
  ['3tb', null],
  ['9'.repeat(400), null],
]
for (const [text, mb] of ROWS) {
  test(`size '${text.slice(0, 20)}'`, () => assert.equal(parseMegabytes(text), mb))
}
