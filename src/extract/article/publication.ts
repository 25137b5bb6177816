import { readDate } from '../dates/read-date.ts'
import { statedLanguage } from '../stated/metadata.ts'
import { statedDates } from '../stated/stated-dates.ts'
import type { Page } from '../tree/page.ts'
import { textBlocks } from './text-blocks.ts'

/** When an article was first published: the day as written, and the instant where the page says it with its zone. */
export interface Publication {
  /** YYYY-MM-DD. */
  date: string | null
  /** ISO 8601 with an offset. */
  date_time: string | null
}

/**
 * The first stated date that can be read, else the one in the page's address, else one that stands beside its heading.
 * `now` is what "yesterday" goes by.
 */
export function publicationOf(page: Page, url: string, now: Date): Publication {
  const options = { now, pageLanguage: statedLanguage(page) }
  for (const text of statedDates(page)) {
    const date = readDate(text, options)
    if (date !== null) return { date, date_time: instantOf(text) }
  }
  const [, year, month, day] = IN_ADDRESS.exec(URL.parse(url)?.pathname ?? '') ?? []
  const addressed = year === undefined ? null : readDate(`${year}-${month}-${day}`, options)
  if (addressed !== null) return { date: addressed, date_time: null }
  for (const text of textsAtHeading(page)) {
    const date = readDate(text, options)
    if (date !== null) return { date, date_time: null }
  }
  return { date: null, date_time: null }
}

/** Short texts with a year right behind the page's only heading, and the one before it. */
function textsAtHeading({ scope: { elements } }: Page): string[] {
  const headings = elements.filter(({ name }) => name === 'h1')
  const top = elements[0]?.parent ?? null
  const [heading] = headings
  if (top === null || heading === undefined || headings.length > 1) return []
  const blocks = textBlocks(top, ({ name }) => name === 'script' || name === 'style' || name === 'nav')
  const at = blocks.findIndex(({ element }) => element === heading)
  const near = at === -1 ? [] : [...blocks.slice(at + 1, at + 1 + NEAR), ...blocks.slice(Math.max(0, at - 1), at)]
  return near.map(({ text }) => text).filter((text) => text.length <= SHORT && YEAR.test(text))
}

const NEAR = 5
const SHORT = 100
const YEAR = /(?:19|20)\d\d|\p{Nd}年/u

const IN_ADDRESS = /\/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)/
const WITH_ZONE = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)$/i

function instantOf(text: string): string | null {
  const [, day, minutes, seconds = ':00', zone = ''] = WITH_ZONE.exec(text.trim()) ?? []
  if (day === undefined || minutes === undefined) return null
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const instant = `${day}T${minutes}${seconds}${offset}`
  return Number.isNaN(Date.parse(instant)) ? null : instant
}
