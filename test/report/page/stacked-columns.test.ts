import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stackedColumns } from '../../../src/report/page/charts/stacked-columns.ts'

const SERIES = [
  { name: 'new', style: 'bar' },
  { name: 'updated', style: 'second' },
]

test('columns are stacked from the ground up, to the scale of the highest', () => {
  const { markup } = stackedColumns(
    'Records',
    [
      { label: 'first', values: [50, 50] },
      { label: 'last', values: [0, 25] },
    ],
    SERIES,
  )
  assert.deepEqual(
    [...markup.matchAll(/class="(bar|second)" x="([\d.]+)" y="([\d.]+)" width=".8" height="([\d.]+)"/g)].map((bar) =>
      bar.slice(1),
    ),
    [
      ['bar', '0.1', '50', '50'],
      ['second', '0.1', '0', '50'],
      ['second', '1.1', '75', '25'],
    ],
  )
  assert.match(markup, /2 columns from first to last, at most 100, the last 25/)
})

test('a chart of nothing draws nothing', () => {
  assert.doesNotMatch(stackedColumns('Records', [], SERIES).markup, /<rect|NaN|undefined/)
  assert.doesNotMatch(stackedColumns('Records', [{ label: 'a', values: [0, 0] }], SERIES).markup, /<rect|NaN/)
})
