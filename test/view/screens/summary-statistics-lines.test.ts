import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPalette } from '../../../src/view/palette.ts'
import { summaryStatisticsLines } from '../../../src/view/screens/summary-statistics-lines.ts'

const layout = { palette: createPalette({ color: false, ascii: true }), columns: undefined, cwd: '/' }
const statistics = {
  seconds: 120,
  scrapers_per_minute: 1.8,
  records_per_minute: 28.5,
  success: { by_scraper: 100, by_record: null },
  record_ms: { mean_ms: 2100, p50_ms: 1943, p95_ms: 640 },
  memory: { start_mb: 245, peak_mb: 512, end_mb: 387, growth_mb: 142 },
  breakers: [],
}
const breaker = { scraper: 'fiji/sun', host: 'sun.example', operation: 'listing', state: 'open', success_percent: 95.2 }
const counts = { requests: 21, answered: 20, failed: 0, timed_out: 1, refused: 7 }

test('the lines below the summary', () => {
  assert.deepEqual(summaryStatisticsLines({ ...statistics, breakers: [{ ...breaker, ...counts }] }, layout), [
    'Rate: 28.5 records a minute, 1.8 scrapers a minute',
    'Success: 100 % of scrapers, none of records',
    'Time a record: mean 2.1 s, p50 1.9 s, p95 0.64 s',
    'Memory: 245 MB at the start, 512 at most, 387 at the end (growth 142)',
    'Breakers:',
    '  sun.example listing: OPEN, 95.2 % of 21 requests (20 answered, 0 failed, 1 timed out, 7 refused)',
  ])
})

test('no line is wider than the terminal, and many breakers are counted', () => {
  const many = { ...statistics, breakers: Array.from({ length: 30 }, () => ({ ...breaker, ...counts })) }
  const lines = summaryStatisticsLines(many, { ...layout, columns: 40 })
  assert.ok(lines.every((line) => line.length <= 40))
  assert.equal(lines.at(-1), '  ... and 22 more: see --json')
})

test('documents, and what client: auto chose', () => {
  const report = { scraper: 'nauru/archive', attempted: 12, stored: 11, failed: 1, seconds_per_item: 0.05 }
  const documents = [
    { ...report, speed_up: 1.94, restarts: null },
    { ...report, scraper: 'tonga/library', speed_up: null, restarts: 1 },
  ]
  const clients = [
    { scraper: 'tuvalu/times', pages: 'listing', client: 'http', why: 'whole as it is sent' },
    { scraper: 'tuvalu/times', pages: 'detail', client: 'browser', why: 'built by scripts' },
  ] as const
  const lines = summaryStatisticsLines({ ...statistics, documents, clients: [...clients] }, layout)
  assert.deepEqual(lines.slice(4), [
    'Documents:',
    '  nauru/archive: 12 attempted, 11 stored, 1 failed, 0.05 s each, speed-up 1.94',
    '  tonga/library: 12 attempted, 11 stored, 1 failed, 0.05 s each, 1 restart',
    'Clients chosen (client: auto):',
    '  tuvalu/times: listing pages by http: whole as it is sent',
    '  tuvalu/times: article pages by browser: built by scripts',
  ])
})
