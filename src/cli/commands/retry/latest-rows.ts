import type { RunReader } from '../../../runs/run-reader.ts'
import { scraperId } from '../../../config/source.ts'
import type { ScraperRow } from '../../../vocabulary/run/summary.ts'

interface LatestRows {
  /** The run of several scrapers that was looked at, or the one given. */
  run: string
  /** How many later runs of one scraper each were looked at too. */
  later: number
  rows: ScraperRow[]
}

/**
 * What a retry without a name is about. A single scraper that was run after the fleet does not make its failures
 * forgotten: back to the latest run of several scrapers, the last row of each scraper counts. Where there is none, only
 * the given run does, which must be over.
 */
export async function latestRows(newest: string, runs: Pick<RunReader, 'runs' | 'summary'>): Promise<LatestRows> {
  const ids = await runs.runs()
  const rows = new Map<string, ScraperRow>()
  let later = 0
  for (const run of ids.slice(Math.max(0, ids.indexOf(newest)))) {
    const scrapers = (await runs.summary(run))?.scrapers ?? []
    for (const row of scrapers) if (!rows.has(scraperId(row))) rows.set(scraperId(row), row)
    if (scrapers.length > 1) return { run, later, rows: [...rows.values()] }
    if (scrapers.length === 1) later++
  }
  return { run: newest, later: 0, rows: (await runs.summary(newest))?.scrapers ?? [] }
}
