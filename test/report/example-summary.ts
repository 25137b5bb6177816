import type { EndStatus, Reason } from '../../src/vocabulary/run/reason.ts'
import type { ScraperRow, Summary } from '../../src/vocabulary/run/summary.ts'

/** A row that ended so; everything else can be said too. */
export function row(
  id: string,
  status: EndStatus,
  reason: Reason | null = null,
  more: Partial<ScraperRow> = {},
): ScraperRow {
  const [country, source] = id.split('/') as [string, string]
  return {
    country,
    source,
    name: `The ${source}`,
    group: null,
    status,
    reason,
    detail: '',
    exit_code: status === 'failed' ? 1 : 0,
    signal: null,
    attempt: 1,
    pid: 4711,
    log: `logs/${id}/20261121_120000.log`,
    started: '2026-11-21T12:00:00.000Z',
    finished: '2026-11-21T12:00:41.500Z',
    pages: { fetched: 30, from_cache: 2, failed: 0 },
    records: { found: 28, new: 25, updated: 3, unchanged: 0, rejected: 0 },
    peak_rss_mb: 90,
    cpu_ms: 1500,
    ...more,
  }
}

export function summaryOf(scrapers: ScraperRow[], run = '20261121_120000_0001'): Summary {
  const count = (status: EndStatus): number => scrapers.filter((one) => one.status === status).length
  return {
    run,
    started: '2026-11-21T12:00:00.000Z',
    finished: '2026-11-21T12:02:00.000Z',
    mode: 'parallel',
    totals: {
      scrapers: scrapers.length,
      success: count('success'),
      warning: count('warning'),
      failed: count('failed'),
      interrupted: count('interrupted'),
      skipped: count('skipped'),
    },
    scrapers,
  }
}

/** What a page could bring into a name or a detail to get out of where it is put. */
export const HOSTILE = [
  'a\u0000b\u001b[31mc\u0085d\u2028e',
  ']]><script>alert(1)</script>&amp;"\'',
  '|cell\nline\r\n## heading `code` **bold** ![x](http://evil.example/y) <img src=x> @everyone www.evil.example',
  '\ud800 lone \udfff \ufffe\uffff',
  '"} 1\nregatta_fake{a="\\',
  '</failure><testcase name="forged"/>',
  '<!channel> <https://evil.example|click>',
].join(' ')
