import type { Source } from '../config/source.ts'
import { isFilled } from '../extract/filled.ts'
import type { ScrapedRecord } from '../vocabulary/record.ts'
import { median, type Measures } from './measures.ts'
import { qualityOf } from './quality.ts'
import { count } from './tally.ts'

/** Looks at every record of a run on its way to the store. */
export interface Measuring {
  /** Returns the record's quality, 0 to 100. */
  note(record: ScrapedRecord): number
  noteRejected(why: string): void
  measures(listing: { read: number; containers: number }): Omit<Measures, 'drifted'>
  statistics(): QualityStatistics
}

export interface QualityStatistics {
  /** Of all records visited; null without any. */
  median: number | null
  /** Records scored below 50. */
  poor: number
  /** Records by what took points off, the most frequent first. */
  reasons: Record<string, number>
}

/** Different texts that are remembered: what stands on half of all records is among the first. */
const MOST_TEXTS = 1000
const POOR = 50

export function createMeasuring(source: Source): Measuring {
  const filled: Record<string, number> = {}
  const missing: Record<string, number> = {}
  const reasons: Record<string, number> = {}
  const lengths: number[] = []
  const scores: number[] = []
  const titles = new Map<string, number>()
  const bodies = new Map<string, number>()

  return {
    note(record) {
      const { extra, title, date, body, tags, authors } = record
      for (const [name, value] of Object.entries({ title, date, body, tags, authors })) {
        count(filled, name, isFilled(value) ? 1 : 0)
      }
      for (const name of Object.keys(source.fields)) count(filled, `extra.${name}`, isFilled(extra[name]) ? 1 : 0)
      if (body !== null) lengths.push(body.length)
      seen(titles, title)
      const times = body === null ? 1 : seen(bodies, `${body.length} ${body.slice(0, 120)}`)
      const quality = qualityOf(record, source, times > 1)
      for (const reason of quality.reasons) count(reasons, reason)
      scores.push(quality.score)
      return quality.score
    },
    noteRejected(why) {
      const part = /^no (.+)$/.exec(why)?.[1]
      if (part !== undefined) count(missing, part in source.fields ? `extra.${part}` : part)
    },
    measures: ({ read, containers }) => ({
      records: scores.length,
      filled,
      missing,
      body_median: median(lengths),
      same_title: Math.max(0, ...titles.values()),
      same_body: Math.max(0, ...bodies.values()),
      listing_pages: read,
      listed: containers,
    }),
    statistics: () => ({
      median: median(scores),
      poor: scores.filter((score) => score < POOR).length,
      reasons: Object.fromEntries(Object.entries(reasons).toSorted(([, a], [, b]) => b - a)),
    }),
  }
}

/** How often a text was seen, this time included. */
function seen(texts: Map<string, number>, text: string): number {
  const times = (texts.get(text) ?? 0) + 1
  if (times > 1 || texts.size < MOST_TEXTS) texts.set(text, times)
  return times
}
