import assert from 'node:assert/strict'
import { test } from 'node:test'
import { width } from '../../../src/view/cell.ts'
import { countryLines, type ListedScraper, listLines } from '../../../src/view/screens/list-view.ts'
import { createPalette } from '../../../src/view/palette.ts'
import { row } from '../simulated-run.ts'

const layout = { palette: createPalette({ color: false, ascii: true }), columns: undefined, cwd: '/' }

function listed(given: Partial<ListedScraper>): ListedScraper {
  const config = 'configs/fiji/fiji_sun.yaml'
  return {
    region: '',
    country: 'fiji',
    source: 'fiji_sun',
    name: 'Fiji Sun',
    group: null,
    labels: [],
    config,
    invalid: null,
    last: null,
    ...given,
  }
}

const scrapers = [
  listed({}),
  listed({ source: 'bad', invalid: 'configs/fiji/bad.yaml:4:14 listing.type is missing' }),
  listed({ country: 'palau', source: 'abc_au', group: 'abc_au', last: row({ status: 'failed', reason: 'crash' }) }),
]

test('every scraper with its group and how it ended last', () => {
  const [first, second, third, total] = listLines(scrapers, 2, layout)
  assert.equal(first, '  fiji/fiji_sun          has not run yet')
  assert.equal(second, 'x fiji/bad               invalid: configs/fiji/bad.yaml:4:14 listing.type is missing')
  assert.match(third!, /^x palau\/abc_au {3}abc_au {2}2026-11-2\d \d\d:59:43 {2}Failed: crash$/)
  assert.equal(total, '3 scrapers in 2 countries, 2 parked')
})

test('a narrow terminal cuts', () => {
  for (const columns of [20, 40, 60]) {
    for (const line of listLines(scrapers, 0, { ...layout, columns }).slice(0, -1))
      assert.ok(width(line) <= columns, line)
  }
})

test('countries with the number of their scrapers', () => {
  const lines = countryLines(
    [
      { country: 'fiji', scrapers: 2 },
      { country: 'palau', scrapers: 1 },
    ],
    layout,
  )
  assert.deepEqual(lines, ['fiji   2 scrapers', 'palau  1 scraper', '2 countries'])
})
