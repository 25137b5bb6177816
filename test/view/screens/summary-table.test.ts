import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { width } from '../../../src/view/cell.ts'
import { createPalette } from '../../../src/view/palette.ts'
import { summaryLines } from '../../../src/view/screens/summary-table.ts'
import type { ScraperRow } from '../../../src/vocabulary/run/summary.ts'
import { row, summary } from '../simulated-run.ts'

const plain = { palette: createPalette({ color: false, ascii: true }), columns: undefined, cwd: '/home/fleet' }

const warning = row({
  status: 'warning',
  reason: 'partial',
  pages: { fetched: 50, from_cache: 0, failed: 2 },
  finished: '2026-11-21T12:00:14.000Z',
})
const failed = row({
  country: 'tonga',
  source: 'matangi',
  status: 'failed',
  reason: 'host_down',
  detail: 'no answer after 3 tries: connection refused',
  log: 'logs/tonga/matangi/20261121_115902.log',
})
const invalid = row({
  country: 'palau',
  source: 'island_times',
  status: 'failed',
  reason: 'invalid_config',
  detail: 'configs/palau/island_times.yaml:4:14: listing.type must be one of pagination, archive, api',
  log: null,
  started: null,
  finished: null,
})

test('in a pipe every row stands in full, sorted, with totals that add up', () => {
  const sibc = row({ country: 'solomon_islands', source: 'sibc', group: 'abc_au' })
  const lines = summaryLines(summary([failed, warning, sibc, invalid]), plain)
  assert.match(lines[1]!, /^SCRAPER SUMMARY \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\)$/)
  assert.deepEqual(lines.slice(3), [
    '! fiji               / fiji_sun             Completed with warnings: 2 pages failed  01:12',
    '    see logs/fiji/fiji_sun/20261121_115902.log',
    `x palau              / island_times         Failed: invalid_config, ${invalid.detail}`,
    '+ solomon_islands    / sibc                 Completed: 25 new, 3 updated, 412 known  00:41  [abc_au]',
    'x tonga              / matangi              Failed: host_down, see logs/tonga/matangi/20261121_115902.log  00:41',
    '    no answer after 3 tries: connection refused',
    '-'.repeat(80),
    'Total: 4 | Success: 1 | Warnings: 1 | Failed: 2',
    '-'.repeat(80),
  ])
})

const ENDINGS: [Partial<ScraperRow>, string][] = [
  [{}, 'Completed: 25 new, 3 updated, 412 known'],
  [{ attempt: 2 }, 'Completed: 25 new, 3 updated, 412 known (attempt 2)'],
  [{ status: 'warning', reason: 'drift' }, 'Completed with warnings: drift'],
  [
    { status: 'warning', reason: 'rejected', records: { found: 9, new: 5, updated: 0, unchanged: 3, rejected: 1 } },
    'Completed with warnings: 1 record rejected',
  ],
  [{ status: 'interrupted', reason: 'stopped', log: null }, 'Interrupted: 25 new, 3 updated, 412 known'],
  [{ status: 'skipped', reason: 'max_failures', log: null }, 'Skipped: max_failures'],
  [{ status: 'failed', reason: 'crash', log: null }, 'Failed: crash'],
]

test('every way to end has its words', () => {
  for (const [given, words] of ENDINGS) {
    const [line] = summaryLines(summary([row({ ...given, started: null })]), plain).slice(3)
    assert.equal(line!.slice(44), words)
  }
})

test('a narrow terminal gets short words and wrapped sentences, and nothing said twice', () => {
  const partly = { ...warning, detail: '2 pages failed' }
  const lines = summaryLines(summary([partly, row({ country: 'tonga' }), invalid]), { ...plain, columns: 60 })
  assert.deepEqual(lines.slice(3, -3), [
    '! fiji  / fiji_sun     Warnings: 2 pages failed        01:12',
    '    see logs/fiji/fiji_sun/20261121_115902.log',
    'x palau / island_times Failed: invalid_config',
    '    configs/palau/island_times.yaml:4:14: listing.type must',
    '    be one of pagination, archive, api',
    '+ tonga / fiji_sun     25 new, 3 updated, 412 known    00:41',
  ])
})

test('states that are not zero are in the totals', () => {
  const rows = [
    row({}),
    row({ status: 'interrupted', reason: 'stopped' }),
    row({ status: 'skipped', reason: 'stopped' }),
  ]
  const lines = summaryLines(summary(rows), plain)
  assert.equal(lines.at(-2), 'Total: 3 | Success: 1 | Warnings: 0 | Failed: 0 | Interrupted: 1 | Skipped: 1')
})

test('a log below the current directory is shown as the user would type it', () => {
  const log = '/home/fleet/logs/tonga/matangi/20261121_115902.log'
  const below = summaryLines(summary([{ ...failed, log }]), plain)
  assert.ok(below.some((line) => line.includes(', see logs/tonga/')))
  const elsewhere = summaryLines(summary([{ ...failed, log }]), { ...plain, cwd: '/srv' })
  assert.ok(elsewhere.some((line) => line.includes(`, see ${log}`)))
})

test('no line is wider than the terminal, and a narrow one does not lose where the log is', () => {
  const hostile = row({ country: '東京'.repeat(20), source: 'e\u0301'.repeat(60), name: 'x', group: '集'.repeat(9) })
  const rows = [failed, warning, invalid, hostile, row({}), row({ group: 'abc_au' })]
  for (const ascii of [true, false]) {
    const palette = createPalette({ color: false, ascii })
    for (const columns of [20, 36, 50, 79, 80, 110, 200]) {
      const lines = summaryLines(summary(rows), { ...plain, palette, columns })
      for (const line of lines) assert.ok(width(line) <= columns, `${width(line)} > ${columns}: ${line}`)
      if (columns >= 50) assert.ok(lines.some((line) => line.includes('see logs/tonga/matangi/20261121_115902.log')))
    }
  }
})

test('nothing from a config or a page reaches the terminal as a command', () => {
  const evil = '\u001b[2J\u0007\r\nforged \u202e'
  const lines = summaryLines(
    summary([row({ country: evil, source: evil, group: evil, detail: evil, log: evil, status: 'failed' })]),
    plain,
  )
  // oxlint-disable-next-line no-control-regex -- control characters are the matter
  for (const line of lines) assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202e]/)
})

test('colours are there when wanted and change no text', () => {
  const rows = summary([failed, warning, row({})])
  const colored = summaryLines(rows, { ...plain, palette: createPalette({ color: true, ascii: true }) })
  assert.ok(colored.some((line) => line.includes('\u001b[31mx\u001b[39m')))
  assert.deepEqual(
    colored.map((line) => stripVTControlCharacters(line)),
    summaryLines(rows, plain),
  )
})

test('one long name widens its own row only in a pipe, and no column beyond 40 on a wide terminal', () => {
  const long = row({ country: 'a'.repeat(60), source: 'b'.repeat(90) })
  const piped = summaryLines(summary([long, row({})]), plain).slice(3, 5)
  assert.match(piped[0]!, /^\+ a{60} \/ b{90} Completed/)
  assert.match(piped[1]!, /^\+ fiji {36} \/ fiji_sun {32} Completed/)
  const wide = summaryLines(summary([long, row({})]), { ...plain, columns: 300 }).slice(3, 5)
  assert.match(wide[0]!, /^\+ a{37}\.\.\. \/ b{37}\.\.\. Completed/)
})

test('on a small terminal the title and the totals are broken by us, at a bar, and never by the terminal', () => {
  const rows = [
    row({}),
    row({ status: 'interrupted', reason: 'stopped' }),
    row({ status: 'skipped', reason: 'stopped' }),
  ]
  for (const columns of [10, 20, 40]) {
    const lines = summaryLines(summary(rows), { ...plain, columns })
    for (const line of lines) assert.ok(width(line) <= columns, `${width(line)} > ${columns}: ${line}`)
  }
  const lines = summaryLines(summary(rows), { ...plain, columns: 40 })
  assert.deepEqual(lines.slice(-3, -1), [
    'Total: 3 | Success: 1 | Warnings: 0',
    'Failed: 0 | Interrupted: 1 | Skipped: 1',
  ])
})
