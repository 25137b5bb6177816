import type { Source } from '../../config/source.ts'
import { rowFields } from '../../extract/fields/row-fields.ts'
import { isFilled } from '../../extract/filled.ts'
import type { ScrapedRecord } from '../../vocabulary/record.ts'

/** Points taken off a perfect record, by what is wrong with it. */
const POINTS = {
  'no body': 50,
  'very short body': 40,
  'short body': 15,
  'body without its selector': 10,
  'body is the title': 30,
  'no date': 15,
  'date not read': 15,
  'date ahead': 10,
  'odd title length': 10,
  'damaged characters': 25,
  'markup in the text': 15,
  'no tags': 5,
  'no authors': 5,
  'repeated content': 40,
} as const
const ALL_FIELDS = 40

export interface Quality {
  /** 0 to 100. */
  score: number
  /** What took points off: names of POINTS, and 'no NAME' for a field of the config. */
  reasons: string[]
}

/**
 * How whole and plausible a record is, of what its source's config asks for.
 */
export function qualityOf(record: ScrapedRecord, source: Source, seen: Seen): Quality {
  const found = [...faultsOf(record, source, seen)]
  const fields = Object.keys(rowFields(source))
  const empty = fields.filter((name) => !isFilled(record.extra[name]))
  const own = rowQuality(record.extra)
  const points =
    found.reduce((sum, fault) => sum + POINTS[fault], 0) + (ALL_FIELDS * empty.length) / (fields.length || 1)
  return {
    score: Math.max(0, Math.round((own?.score ?? 100) - points)),
    reasons: [...(own?.reasons ?? []), ...found, ...empty.map((name) => `no ${name}`)],
  }
}

/** What the row of a directory was judged by, as `no phone: -15`; null for anything else. */
function rowQuality({ extractor, quality, quality_reasons }: ScrapedRecord['extra']): Quality | null {
  if (typeof extractor !== 'string' || typeof quality !== 'number' || !Array.isArray(quality_reasons)) return null
  const reasons = quality_reasons.filter((reason) => typeof reason === 'string')
  return { score: quality, reasons: reasons.map((reason) => reason.replace(/: -\d{1,3}$/, '')) }
}

interface Seen {
  /** The run had the same text before. */
  repeated: boolean
  /** Parts that were read without their selectors, which found nothing. */
  unselected: readonly string[]
}

function* faultsOf(
  record: ScrapedRecord,
  source: Source,
  { repeated, unselected }: Seen,
): Generator<keyof typeof POINTS> {
  const { title, body, date, date_raw, tags, authors, scraped_at } = record
  const { article } = source.selectors
  const wanted = wantedParts(record, source)
  if (body === null && wanted.body !== 'none') yield 'no body'
  // A quote or a notice in a listing is as long as it is, and may be all there is.
  if (body !== null && wanted.body === 'text') {
    if (body === title) yield 'body is the title'
    // Counted in characters, of which Chinese or Thai needs a third.
    else if (body.length < 40) yield 'very short body'
    else if (body.length < 150) yield 'short body'
    if (unselected.includes('body')) yield 'body without its selector'
  }
  if (date === null) {
    if (date_raw !== null) yield 'date not read'
    else if (wanted.date) yield 'no date'
  } else if (Date.parse(date) - Date.parse(scraped_at) > TWO_DAYS_MS) yield 'date ahead'
  if (title.length < 3 || title.length > 300) yield 'odd title length'
  // A tag may begin in the one and end in the other; else they are not joined, which would copy the body.
  const texts = title.includes('<') ? [`${title}\n${body ?? ''}`] : [title, body ?? '']
  if (texts.some((text) => DAMAGED.test(text))) yield 'damaged characters'
  if (texts.some((text) => MARKUP.test(text))) yield 'markup in the text'
  if (article.tags.length > 0 && tags.length === 0) yield 'no tags'
  if (article.authors.length > 0 && authors.length === 0) yield 'no authors'
  if (repeated) yield 'repeated content'
}

/** What a record of this shape has: an article a text and a date, a row of a listing what is selected of it. */
function wantedParts({ extra }: ScrapedRecord, source: Source): { body: 'text' | 'any' | 'none'; date: boolean } {
  const { article, thumbnail } = source.selectors
  if (rowQuality(extra) !== null) return { body: 'none', date: false }
  const { row } = thumbnail
  if (row !== undefined && Object.values(article).every((selectors) => selectors.length === 0)) {
    return { body: row.body.length > 0 ? 'any' : 'none', date: thumbnail.date.length > 0 }
  }
  const isArticle = Object.keys(source.fields).length === 0
  return {
    body: isArticle || article.body.length > 0 ? 'text' : 'none',
    date: isArticle || article.date.length > 0,
  }
}

// U+FFFD, or UTF-8 that was read as Latin 1.
const DAMAGED = /\ufffd|Ã[\u0080-\u00bf]|â€/
const MARKUP = /<\/?(?:p|div|br|span|a|strong|em)\b[^<>]*>|&(?:nbsp|amp|quot|#\d+);/i
const TWO_DAYS_MS = 2 * 86_400_000
