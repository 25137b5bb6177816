import { readDate } from '../dates/read-date.ts'
import { statedLanguage } from '../metadata.ts'
import { statedDates } from '../stated-dates.ts'
import type { Page } from '../tree/page.ts'

/** When an article was first published: the day as written, and the instant where the page says it with its zone. */
export interface Publication {
  /** YYYY-MM-DD. */
  date: string | null
  /** ISO 8601 with an offset. */
  date_time: string | null
}

/** The first stated date that can be read, else the one in the page's address. `now` is what "yesterday" goes by. */
export function publicationOf(page: Page, url: string, now: Date): Publication {
  const options = { now, pageLanguage: statedLanguage(page) }
  for (const text of statedDates(page)) {
    const date = readDate(text, options)
    if (date !== null) return { date, date_time: instantOf(text) }
  }
  const [, year, month, day] = IN_ADDRESS.exec(URL.parse(url)?.pathname ?? '') ?? []
  return { date: year === undefined ? null : readDate(`${year}-${month}-${day}`, options), date_time: null }
}

const IN_ADDRESS = /\/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)/
const WITH_ZONE = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)$/i

function instantOf(text: string): string | null {
  const [, day, minutes, seconds = ':00', zone = ''] = WITH_ZONE.exec(text.trim()) ?? []
  if (day === undefined || minutes === undefined) return null
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const instant = `${day}T${minutes}${seconds}${offset}`
  return Number.isNaN(Date.parse(instant)) ? null : instant
}
