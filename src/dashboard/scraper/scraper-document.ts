import type { ScraperEnd } from '../../runs/history/history.ts'
import { memberId } from '../../runs/folder/run-plan.ts'
import { StoreError } from '../../store/store-error.ts'
import type { StoreName } from '../../store/store-catalog.ts'
import type { DashboardParts } from '../dashboard-parts.ts'
import type { ScraperDocument, ScraperEndRow } from '../detail-shapes.ts'
import { lastRun } from './last-run.ts'
import { readStored } from './read-stored.ts'

/** Ends that are shown. */
const ENDS = 100

/** All that is known of one scraper; null for one that has neither a config nor a past. */
export async function scraperDocument(parts: DashboardParts, scraper: StoreName): Promise<ScraperDocument | null> {
  const { country, source } = scraper
  const ends = await parts.history.endsOf(scraper, ENDS)
  const configured = parts.feed.row(memberId(scraper))
  // What was never configured and never ran is no name of a file either.
  if (configured === null && ends.length === 0) return null
  const name = configured?.name ?? ends[0]?.row.name ?? source
  const stored = await storedOf(parts, scraper)
  const last = await lastRun(parts.runs, ends[0]?.run ?? null, memberId(scraper))
  return { country, source, name, ends: ends.map(endRow), last, ...stored }
}

/** Whether there is such a scraper: with a config, or with a past. */
export async function isKnown({ feed, history }: DashboardParts, scraper: StoreName): Promise<boolean> {
  return feed.row(memberId(scraper)) !== null || (await history.endsOf(scraper, 1)).length > 0
}

async function storedOf(
  { stores }: DashboardParts,
  scraper: StoreName,
): Promise<Pick<ScraperDocument, 'store' | 'store_fault' | 'samples'>> {
  const nothing = { store: null, store_fault: null, samples: [] }
  try {
    if (!(await stores.has(scraper))) return nothing
    return { store_fault: null, ...(await readStored(stores, scraper)) }
  } catch (error) {
    if (error instanceof StoreError) return { ...nothing, store_fault: error.message }
    throw error
  }
}

function endRow({ run, row }: ScraperEnd): ScraperEndRow {
  const { status, reason, detail, attempt, started, finished, pages, records, peak_rss_mb, cpu_ms } = row
  return { run, status, reason, detail, attempt, started, finished, pages, records, peak_rss_mb, cpu_ms }
}
