import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSummary } from '../../src/cli/commands/demo/check-summary.ts'
import type { Evidence, ScraperTruth, Truth } from '../../src/cli/commands/demo/contract.ts'
import { noCounts } from '../../src/vocabulary/run/counts.ts'
import type { ScraperRow, Summary } from '../../src/vocabulary/run/summary.ts'

const SIBC = truth({ country: 'solomon_islands', source: 'sibc', found: 2, records: 2 })
const BROKEN = truth({ country: 'vanuatu', source: 'daily_post', status: 'failed', reason: 'invalid_config' })
const TRUTH: Truth = { scrapers: [SIBC, BROKEN], sites: [] }
const EVIDENCE = {
  visits: [
    { scraper: 'solomon_islands/sibc', path: '/', status: 200 },
    { scraper: 'solomon_islands/sibc', path: '/old', status: 301 },
    { scraper: 'solomon_islands/sibc', path: '/page/2', status: 404 },
    { scraper: null, path: '/robots.txt', status: 200 },
  ],
} as Evidence
const PLACES = new Map([['vanuatu/daily_post', { line: 14, column: 14 }]])

function truth({ records = 0, ...given }: Partial<Omit<ScraperTruth, 'records'>> & { records?: number }): ScraperTruth {
  return {
    country: '',
    source: '',
    site: '',
    group: null,
    status: 'success',
    reason: null,
    trouble: null,
    broken_config: false,
    found: 0,
    rejected: 0,
    pages_failed: 0,
    records: Array.from({ length: records }, (_, i) => ({
      url: `/${i}`,
      title: '',
      date: '',
      body: '',
      tags: [],
      fresh: true,
    })),
    ...given,
  }
}

function row({ country, source, status, reason, found, records }: ScraperTruth, more: Partial<ScraperRow>): ScraperRow {
  const counts = noCounts()
  counts.records.found = found ?? 0
  counts.records.new = records.length
  counts.pages.fetched = found ?? 0
  return { country, source, group: null, status, reason, detail: '', ...counts, ...more } as ScraperRow
}

function summary(rows: ScraperRow[]): Summary {
  const totals = { scrapers: rows.length, success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  for (const { status } of rows) totals[status] += 1
  return { scrapers: rows, totals } as Summary
}

const TRUE_ROWS = [
  row(SIBC, {}),
  row(BROKEN, { detail: 'demo-run/configs/vanuatu/daily_post.yaml:14:14 concurrency must be a whole number' }),
]

describe('the check of the summary', () => {
  it('finds nothing in a true one', () => {
    assert.deepEqual(checkSummary(TRUTH, summary(TRUE_ROWS), { evidence: EVIDENCE, places: PLACES, exitCode: 1 }), [])
  })

  const counts = noCounts()
  const lies: { what: string; rows: ScraperRow[]; exitCode?: number; says: RegExp }[] = [
    { what: 'a scraper that is not there', rows: TRUE_ROWS.slice(1), says: /is not in the summary/ },
    {
      what: 'a wrong status',
      rows: [{ ...TRUE_ROWS[0]!, status: 'failed', reason: 'no_records' }, TRUE_ROWS[1]!],
      says: /status is failed \(no_records\) and should be success/,
    },
    {
      what: 'a wrong count',
      rows: [{ ...TRUE_ROWS[0]!, records: { ...counts.records, found: 2, new: 1 } }, TRUE_ROWS[1]!],
      says: /records.new is 1 and should be 2/,
    },
    {
      what: 'a page that no server sent',
      rows: [{ ...TRUE_ROWS[0]!, pages: { ...counts.pages, fetched: 3 } }, TRUE_ROWS[1]!],
      says: /pages.fetched is 3 and should be 2/,
    },
    {
      what: 'a failed page that did not fail',
      rows: [{ ...TRUE_ROWS[0]!, pages: { ...counts.pages, failed: 1 } }, TRUE_ROWS[1]!],
      says: /pages.failed is 1/,
    },
    {
      what: 'a wrong place',
      rows: [TRUE_ROWS[0]!, { ...TRUE_ROWS[1]!, detail: 'vanuatu/daily_post.yaml:14:1 x' }],
      says: /begin with the position/,
    },
    {
      what: 'a scraper too many',
      rows: [...TRUE_ROWS, row(truth({ country: 'fiji', source: 'ghost' }), {})],
      says: /not in the fleet/,
    },
    {
      what: 'an exit code that hides a failure',
      rows: TRUE_ROWS,
      exitCode: 0,
      says: /exit code of run-all is 0 and should be 1/,
    },
  ]
  for (const { what, rows, exitCode = 1, says } of lies) {
    it(`finds ${what}`, () => {
      const found = checkSummary(TRUTH, summary(rows), { evidence: EVIDENCE, places: PLACES, exitCode })
      assert.match(found.map((one) => one.what).join('\n'), says)
    })
  }
})
