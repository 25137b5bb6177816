import type { Element } from 'domhandler'
import { findRegion } from '../../contacts/regions/find-region.ts'
import type { Source } from '../../config/source.ts'
import type { Draft, Entry } from '../../vocabulary/record.ts'
import type { ListingPage } from '../extractor.ts'
import { readDate } from '../dates/read-date.ts'
import { selectField } from '../fields/read-field.ts'
import { emptyListing } from '../listing/listing-page.ts'
import type { DirectoryPages } from '../listing/listing-pages.ts'
import { createNextPage } from '../listing/next-page.ts'
import type { Selector } from '../select/selector.ts'
import { pageOf, type Page } from '../tree/page.ts'
import type { ParsePage } from '../tree/parse/parse-fast.ts'
import { completedRow } from './completed-row.ts'
import { proposals, type ExtractorName, type Proposal } from './extractors.ts'
import { readOwnPage } from './read-own-page.ts'
import { dayFirstIn } from './rows/date-order.ts'
import type { ReadRow } from './rows/read-rows.ts'
import { draftRow, rowDraft, rowEntry } from './row-entry.ts'

/** Reads the pages of one directory. */
export interface DirectoryReader {
  listing(text: string, url: string): ListingPage
  /** A row completed by what its own page says. */
  ownPage(html: string, url: string, entry: FollowedEntry): FollowedEntry
}

type FollowedEntry = Entry & { record: Draft }

/** Prepares to read the pages of a directory, HTML as well as JSON and KML. */
export function createDirectoryReader(
  source: Source,
  { extractor, follow, next }: DirectoryPages,
  fields: Record<string, Selector[]>,
  { parse, now }: { parse: ParsePage; now: () => Date },
): DirectoryReader {
  const country = findRegion(source.country)
  const nextPage = createNextPage(next)

  const listing = (text: string, url: string): ListingPage => {
    const isData = /^\s{0,20}(?:[[{]|<\?xml|<kml)/i.test(text)
    const page = pageOf(parse(isData ? '' : text), url)
    const { elements } = page.scope
    const offered = proposals(text, elements, { base: page.base, country, elements })
    const chosen = choose(offered, extractor)
    const result = { ...emptyListing(), next: nextPage(page) }
    if (chosen === null) return result
    const { proposal, rows } = chosen
    const language = source.language
    const dates = { now: now(), language }
    const dayFirst = dayFirstIn(
      rows.flatMap(({ row }) => (row.date === null ? [] : [row.date])),
      dates,
    )
    const dayOf = (date: string | null): string | null =>
      date === null ? null : readDate(date, dayFirst === undefined ? dates : { ...dates, dayFirst })
    const entries: Entry[] = rows.map((read) =>
      rowEntry(
        { ...withFields(read, page), day: dayOf(read.row.date) },
        { listing: url, extractor: proposal.extractor, language, follow },
      ),
    )
    return {
      ...result,
      containers: rows.length,
      entries: keyedApart(entries, url),
      directory: {
        extractor: proposal.extractor,
        why: proposal.why,
        others: offered
          .filter((other) => other !== proposal)
          .map((other) => `${other.extractor}: ${other.why}`)
          .join('; '),
      },
    }
  }

  const ownPage = (html: string, url: string, entry: FollowedEntry): FollowedEntry => {
    const row = draftRow(entry.record, url)
    const found = readOwnPage(html, { base: url, country })
    const { name, further } = completedRow(row, found)
    const page = pageOf(parse(html), url)
    const more = Object.entries(source.fields).flatMap(([field, { type }]) =>
      (further[field] ?? null) === null
        ? [
            [
              field,
              selectField(type, fields[field] ?? [], page.scope, page.base, { now: now(), language: source.language }),
            ],
          ]
        : [],
    )
    const whole = { ...completedRow(row, found), name, further: { ...further, ...Object.fromEntries(more) } }
    const foundBy = entry.record.extra['extractor'] as ExtractorName
    return { ...entry, record: rowDraft(whole, foundBy, entry.record.language) }
  }

  return { listing, ownPage }

  function withFields({ row, elements }: ReadRow, page: Page): ReadRow['row'] {
    if (source.fields === undefined || elements.length === 0) return row
    const scope = { element: null, elements: elements as Element[] }
    const dates = { now: now(), language: source.language }
    const further = Object.entries(source.fields).map(([name, { type }]) => [
      name,
      selectField(type, fields[name] ?? [], scope, page.base, dates),
    ])
    return { ...row, further: Object.fromEntries(further) as ReadRow['row']['further'] }
  }
}

/** The best proposal that really gives rows, of the extractor that the config names where it names one. */
function choose(offered: readonly Proposal[], extractor: string): { proposal: Proposal; rows: ReadRow[] } | null {
  for (const proposal of offered) {
    if (extractor !== 'auto' && proposal.extractor !== extractor) continue
    const rows = proposal.rows()
    if (rows.length > 0) return { proposal, rows }
  }
  return null
}

/**
 * Rows that share a link but say different things stay apart: all but the first are known by their key. Rows that say
 * the same are one.
 */
function keyedApart(entries: readonly Entry[], listing: string): Entry[] {
  const seen = new Map<string, string>()
  const counts = new Map<string, number>()
  const kept: Entry[] = []
  for (const entry of entries) {
    const content = JSON.stringify([entry.title, entry.date, entry.record?.extra])
    const name = entry.key ?? entry.url
    const known = seen.get(name)
    if (known === undefined) {
      seen.set(name, content)
      kept.push(entry)
    } else if (known !== content) {
      const count = (counts.get(name) ?? 1) + 1
      counts.set(name, count)
      const number = entry.record?.extra['number']
      const key = entry.key ?? `${entry.url.split('/').at(-1) ?? ''} ${typeof number === 'string' ? number : ''}`.trim()
      kept.push({ ...entry, url: listing, key: `${key}-${count}` })
    }
  }
  return kept
}
