import type { Source } from '../../config/source.ts'
import { rowFields } from '../../extract/fields/row-fields.ts'
import { isFilled } from '../../extract/filled.ts'
import type { ScrapedRecord } from '../../vocabulary/record.ts'
import { medianOfCounted, type Measures } from './measures.ts'
import { type Quality, qualityOf } from './quality.ts'
import { increment } from '../outcome/counters.ts'

/** Looks at every record of a run on its way to the store. */
export interface QualityMonitor {
  /** `unselected`: parts that were read without their selectors, which found nothing. */
  note(record: ScrapedRecord, unselected?: readonly string[]): Quality
  /** A page that has not changed: its record was scored when it was read. */
  noteUnchanged(quality: number | null): void
  noteRejected(why: string): void
  measures(listing: { read: number; containers: number }): Omit<Measures, 'drifted'>
  statistics(): QualityStatistics
}

export interface QualityStatistics {
  /** Of all records visited; null without any. */
  median: number | null
  /** Of these, records of pages that had not changed, with the score of when they were read. */
  not_modified: number
  /** Records scored below 50. */
  poor: number
  /** Records by what took points off, the most frequent first. */
  reasons: Record<string, number>
}

/** Different texts that are remembered: what stands on half of all records is among the first. */
const MOST_TEXTS = 1000
const POOR = 50
/** Lengths are kept to the half of a hundredth. */
const EXACT_DIGITS = 3
/** Of a directory: a layout that was changed shows first in these. */
const DIRECTORY_PARTS = ['street', 'city', 'postcode', 'phone', 'email', 'web', 'number']

/** Keeps counts only: its memory does not grow with the number of records. */
export function createQualityMonitor(source: Source): QualityMonitor {
  const fields = Object.keys(rowFields(source))
  const filled: Record<string, number> = {}
  const missing: Record<string, number> = {}
  const reasons: Record<string, number> = {}
  // How often, not which: what is kept of a million pages is as small as of a thousand.
  const lengths = new Map<number, number>()
  const scores = new Map<number, number>()
  let records = 0
  let notModified = 0
  const titles = new Map<string, number>()
  const bodies = new Map<string, number>()

  return {
    note(record, unselected = []) {
      const { extra, title, date, body, tags, authors } = record
      for (const [name, value] of Object.entries({ title, date, body, tags, authors })) {
        // A title and a date are mostly the same without a selector; other texts only stand in for what has gone.
        const isStandIn = name !== 'title' && name !== 'date' && unselected.includes(name)
        increment(filled, name, isFilled(value) && !isStandIn ? 1 : 0)
      }
      const isListed = typeof extra['extractor'] === 'string'
      for (const name of isListed ? [...DIRECTORY_PARTS, ...fields] : fields) {
        increment(filled, `extra.${name}`, isFilled(extra[name]) ? 1 : 0)
      }
      if (body !== null) occurred(lengths, Number(body.length.toPrecision(EXACT_DIGITS)))
      records++
      seen(titles, title)
      const times = body === null ? 1 : seen(bodies, `${body.length} ${body.slice(0, 120)}`)
      const quality = qualityOf(record, source, { repeated: times > 1, unselected })
      for (const reason of quality.reasons) increment(reasons, reason)
      occurred(scores, quality.score)
      return quality
    },
    noteUnchanged(quality) {
      notModified++
      if (quality !== null) occurred(scores, quality)
    },
    noteRejected(why) {
      const part = /^no ([^;]+)/.exec(why)?.[1]
      if (part !== undefined) increment(missing, fields.includes(part) ? `extra.${part}` : part)
    },
    measures: ({ read, containers }) => ({
      records,
      filled,
      missing,
      body_median: medianOfCounted(lengths),
      same_title: Math.max(0, ...titles.values()),
      same_body: Math.max(0, ...bodies.values()),
      listing_pages: read,
      listed: containers,
    }),
    statistics: () => ({
      median: medianOfCounted(scores),
      not_modified: notModified,
      poor: [...scores].reduce((sum, [score, times]) => sum + (score < POOR ? times : 0), 0),
      reasons: Object.fromEntries(Object.entries(reasons).toSorted(([, a], [, b]) => b - a)),
    }),
  }
}

function occurred(times: Map<number, number>, value: number): void {
  times.set(value, (times.get(value) ?? 0) + 1)
}

/** How often a text was seen, this time included. */
function seen(texts: Map<string, number>, text: string): number {
  const times = (texts.get(text) ?? 0) + 1
  if (times > 1 || texts.size < MOST_TEXTS) texts.set(text, times)
  return times
}
