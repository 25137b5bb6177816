import type { HttpStats } from '../../http/client.ts'
import type { Counters } from './counters.ts'
import { sum } from '../../vocabulary/sum.ts'

/** Parts of a hundred, with one decimal; null of nothing. */
export interface Success {
  /** Of the tries for pages, those that brought the page. */
  by_attempt: number | null
  /** Of the pages, those that came in the end. */
  by_page: number | null
  /** Of the visited entries, those of which there is a record now. */
  by_record: number | null
}

/** How much of what was tried succeeded, by three measures. */
export function successOf({ counts, details, rejections }: Counters, { retries }: HttpStats): Success {
  const { fetched, failed } = counts.pages
  const pages = fetched + failed
  return {
    by_attempt: percent(fetched, pages + sum(Object.values(retries))),
    by_page: percent(fetched, pages),
    by_record: percent(
      details.visited - details.failed - details.forbidden - sum(Object.values(rejections)),
      details.visited,
    ),
  }
}

/** A part of a whole in per cent with one decimal; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10
}
