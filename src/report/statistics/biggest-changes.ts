import { median } from '../../vocabulary/median.ts'
import type { CountedRow, PastEnds } from '../../runs/history/history.ts'

/** A scraper whose listings named more or fewer entries in its last run than they used to. */
export interface Change {
  country: string
  source: string
  /** Entries in the last run that came to an end of its own. */
  found: number
  /** Median of those before. */
  usual: number
}

/**
 * Compares the last run of every scraper with its earlier ones (`runs`: newest first), the biggest change first, by
 * ratio: from 4 to 40 is more than from 400 to 800. One that changed by less than a fifth is not among them.
 */
export function biggestChanges(runs: readonly PastEnds[]): Change[] {
  const ended = runs.flatMap(({ scrapers }) => scrapers).filter(hasEnded)
  const changes = [...Map.groupBy(ended, ({ country, source }) => `${country}/${source}`).values()].flatMap((rows) => {
    const [last, ...earlier] = rows
    const usual = median(earlier.map(({ records }) => records.found))
    if (last === undefined || usual === null) return []
    return [{ country: last.country, source: last.source, found: last.records.found, usual }]
  })
  return changes
    .filter((change) => extent(change) > Math.log(1.2))
    .sort((a, b) => extent(b) - extent(a) || b.usual - a.usual)
}

function hasEnded({ status }: CountedRow): boolean {
  return status === 'success' || status === 'warning' || status === 'failed'
}

/** One more on both sides, so that nothing at all can be compared. */
function extent({ found, usual }: Change): number {
  return Math.abs(Math.log((found + 1) / (usual + 1)))
}
