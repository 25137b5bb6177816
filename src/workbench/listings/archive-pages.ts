import { fillTemplate } from '../../config/expand/url-template.ts'

/**
 * The `listing` of an archive by day or month, where the address of a page has a date of today's century in it and the
 * page of an earlier day or month has entries, too; null for any other. `hasEntries` looks at another page.
 */
export async function archiveOf(
  url: string,
  hasEntries: (url: string) => Promise<boolean>,
  now: Date,
): Promise<Record<string, unknown> | null> {
  const { pathname, search } = new URL(url)
  const rest = `${pathname}${search}`
  const match = DATED.exec(rest)
  if (match === null) return null
  const [whole, year = '', mid = '', month = '', end = '', day] = match
  const at = url.length - rest.length + match.index
  const template = `${url.slice(0, at)}{year}${mid}{month}${day === undefined ? '' : `${end}{day}`}${url.slice(at + whole.length)}`
  const given = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  if (Number.isNaN(given.getTime()) || given.getTime() > now.getTime() + DAY_MS) return null
  for (let back = 1; back <= MOST_BACK; back++) {
    const other = new Date(given)
    if (day === undefined) other.setUTCMonth(other.getUTCMonth() - back)
    else other.setUTCDate(other.getUTCDate() - back)
    if (await hasEntries(fillTemplate(template, partsOf(other)))) {
      const start = new Date(now)
      start.setUTCMonth(start.getUTCMonth() - (day === undefined ? 12 : 1))
      return { type: 'archive', url_template: template, start_date: earlier(start, given).toISOString().slice(0, 10) }
    }
  }
  return null
}

/** Whether an address names a day or a month. */
export function isDated(url: string): boolean {
  const { pathname, search } = new URL(url)
  return DATED.test(`${pathname}${search}`)
}

const DATED = /((?:19|20)\d\d)([/-])(0[1-9]|1[0-2])(?:([/-])(0[1-9]|[12]\d|3[01]))?(?!\d)/
const DAY_MS = 86_400_000
/** A day without news may lie between. */
const MOST_BACK = 2

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

function partsOf(date: Date): Record<string, string> {
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
  return { year, month, day }
}
