import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPalette } from '../../../src/view/palette.ts'
import { statusLines } from '../../../src/view/screens/status-view.ts'
import type { LiveSummary } from '../../../src/vocabulary/run/summary.ts'
import { row } from '../simulated-run.ts'

const layout = { palette: createPalette({ color: false, ascii: true }), columns: undefined, cwd: '/' }
const NOW = Date.parse('2026-11-21T12:00:30Z')

const going: LiveSummary = {
  run: '20261121_115900_a1b2',
  started: '2026-11-21T11:59:00.000Z',
  finished: null,
  mode: 'parallel',
  totals: { scrapers: 3, success: 1, warning: 0, failed: 0, interrupted: 0, skipped: 0, queued: 1, running: 1 },
  scrapers: [
    { ...row({ country: 'guam' }), status: 'queued', started: null, finished: null, group: 'abc_au' },
    row({ country: 'palau' }),
    { ...row({ country: 'tonga' }), status: 'running', finished: null },
  ],
}

test('what runs comes first, then what has ended, then the queue', () => {
  const lines = statusLines(going, layout, NOW)
  assert.match(lines[1]!, /^RUN 20261121_115900_a1b2 is active since 2026-11-21 \d\d:59:00 \(01:30\)$/)
  assert.deepEqual(lines.slice(3, -3), [
    '> tonga              / fiji_sun             Running: 25 new, 3 updated, 412 known, 52 pages  01:28',
    '+ palau              / fiji_sun             Completed: 25 new, 3 updated, 412 known          00:41',
    '. guam               / fiji_sun             Queued                                           [abc_au]',
  ])
  assert.equal(lines.at(-2), 'Total: 3 | Success: 1 | Warnings: 0 | Failed: 0 | Running: 1 | Queued: 1')
})

test('a finished run says how long it took, and its totals have no empty states', () => {
  const totals = { ...going.totals, success: 3, queued: 0, running: 0 }
  const lines = statusLines(
    { ...going, finished: '2026-11-21T12:00:00.000Z', totals, scrapers: [row({})] },
    layout,
    NOW,
  )
  assert.match(lines[1]!, /, finished after 01:00$/)
  assert.equal(lines.at(-2), 'Total: 3 | Success: 3 | Warnings: 0 | Failed: 0')
})

test('on a screen of its own: as high as the screen, what runs longest, what failed last, and how many more there are', () => {
  const at = (second: number): string => new Date(NOW + second * 1000).toISOString()
  const scrapers: LiveSummary['scrapers'] = Array.from({ length: 1000 }, (_, n) => {
    const one = row({ country: 'fiji', source: `paper_${n}`, finished: at(n), log: null })
    if (n % 100 === 7) return { ...one, status: 'failed', reason: 'crash' }
    if (n % 50 === 3) return { ...one, status: 'running', started: at(-n), finished: null }
    return n % 2 === 0 ? one : { ...one, status: 'queued', started: null, finished: null }
  })
  for (const height of [1, 5, 8, 24, 60]) {
    assert.ok(statusLines({ ...going, scrapers }, layout, NOW, height).length <= Math.max(7, height))
  }
  const lines = statusLines({ ...going, scrapers }, { ...layout, columns: 60 }, NOW, 16)
  assert.equal(lines.length, 16)
  assert.match(lines[3]!, /^> fiji \/ paper_953 /)
  assert.ok(lines.some((line) => line.startsWith('x fiji / paper_907')))
  assert.match(lines.at(-5)!, /^ {2}\.\.\. and 99\d more: see them without --watch$/)
})
