import { counted } from '../text/counted.ts'
import type { Counts } from './counts.ts'
import { formatClock } from '../time/duration.ts'

/** What `waiting` says of a scraper that a user has paused, and `detail` of its row while it has not ended. */
export const PAUSED = 'paused'

/** What a running scraper says about itself, about once a second. Known numbers only; nothing is estimated here. */
export interface Progress extends Counts {
  phase: 'starting' | 'listing' | 'articles' | 'documents' | 'schedules' | 'finishing'
  /** Listing pages read so far. */
  listing_pages: number
  /** Entries known and not yet visited. */
  pending: number
  /** What it waits for when it waits long, e.g. 'news.example asked to wait until 12:05:10'; '' otherwise. */
  waiting: string
  rss_mb: number
  cpu_ms: number
  /** While documents are downloaded, and afterwards. */
  documents?: DocumentProgress | undefined
  /** While the sites of records are visited for their times, and afterwards. */
  schedules?: ScheduleProgress | undefined
}

/** Sites of records that were visited, and how many of the records have times. */
export interface ScheduleProgress {
  sites: number
  found: number
}

export interface DocumentProgress {
  stored: number
  failed: number
  /** Those that waited when the first was requested. */
  total: number
  /** Since then. */
  seconds: number
}

/** `150 of 1820 documents, 2 failed, 12.3/min, 2:15:40 left`; the rest is that of the rate so far. */
export function documentProgress({ stored, failed, total, seconds }: DocumentProgress): string {
  const ended = stored + failed
  const rate = ended / Math.max(seconds, 1)
  const words = [`${ended} of ${counted(total, 'document')}`]
  if (failed > 0) words.push(`${failed} failed`)
  if (ended > 0) words.push(`${(rate * 60).toFixed(1)}/min`)
  if (ended > 0 && ended < total) words.push(`${formatClock(((total - ended) / rate) * 1000)} left`)
  return words.join(', ')
}
