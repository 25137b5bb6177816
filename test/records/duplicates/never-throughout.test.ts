import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRows } from '../../../src/records/duplicates/compared-rows.ts'
import type { Row } from '../../../src/records/duplicates/options.ts'
import { agreesThroughout, neverThroughout } from '../../../src/records/duplicates/model/never-throughout.ts'
import { scoreTable } from '../../../src/records/duplicates/score-table.ts'

/** The names of the columns that all pairs of these rows with one title must agree in. */
function asked(rows: Row[]): string[] {
  const table = readRows(rows, undefined, {})
  const { measure } = scoreTable(table)
  const pairs: [number, number][] = []
  for (let a = 0; a < rows.length; a++) {
    for (let b = a + 1; b < rows.length; b++) if (rows[a]!['title'] === rows[b]!['title']) pairs.push([a, b])
  }
  const columns = neverThroughout(table, pairs, measure)
  assert.equal(
    pairs.some(([a, b]) => agreesThroughout(columns, measure(a, b))),
    columns.length === 0,
  )
  return columns.map((column) => table.columns[column]!.name)
}

const titles = Array.from(
  { length: 30 },
  (_, i) => `linen shirt ${'abcdefghij'[i % 10]!.repeat(4)} ${'klm'[i % 3]!.repeat(5)}`,
)
const grid = (one: string[], other: string[], first: string, second: string): Row[] => {
  return titles.flatMap((title) => one.flatMap((x) => other.map((y) => ({ title, [first]: x, [second]: y }))))
}

test('articles of which no two have the same colour and size are told apart by both', () => {
  assert.deepEqual(asked(grid(['red', 'navy', 'olive'], ['small', 'large'], 'colour', 'size')), [
    'title',
    'colour',
    'size',
  ])
  assert.deepEqual(asked(grid(['Kent', 'Essex'], ['brass', 'copper', 'steel'], 'depot', 'metal')), [
    'title',
    'depot',
    'metal',
  ])
})

test('copies with mistakes that have nothing to do with each other ask for nothing', () => {
  const rows = titles.flatMap((title, i): Row[] => [
    { title, colour: 'red', size: 'small' },
    { title, colour: i % 3 === 0 ? 'navy' : 'red', size: i % 4 === 0 ? 'large' : 'small' },
  ])
  assert.deepEqual(asked(rows), [])
})
