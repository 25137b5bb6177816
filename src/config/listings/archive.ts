import { roundedPace } from '../expand/defaults.ts'
import { withThousands } from '../../vocabulary/text/counted.ts'
import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { choice, day, whole } from '../schema/leaf.ts'
import { checkSent, sentKeys, sentPart, sentPlaceholders, withSent } from '../schema/sent-form.ts'
import type { SentForm } from '../schema/sent-form.ts'
import { checkTemplates, isMapping, templates } from '../schema/templates.ts'
import type { Context } from '../schema/templates.ts'
import type { ListingDeclaration, ListingRule } from './declaration.ts'

const PLACEHOLDERS = {
  yearly: ['year'],
  monthly: ['year', 'month'],
  daily: ['year', 'month', 'day'],
} as const

type DateFormat = keyof typeof PLACEHOLDERS

const DEFAULT_BATCH = 10

const schema = z
  .strictObject({
    type: z.literal('archive'),
    url_template: templates.meta({
      description: 'URL of the listing of one day, month or year, with {year}, {month}, {day} (zero-padded) in it.',
      examples: ['https://news.example/{year}/{month}/{day}/'],
    }),
    start_date: day.meta({ description: 'The oldest day, YYYY-MM-DD.', examples: ['2024-01-01'] }),
    end_date: day.nullish().meta({ description: 'The newest day, YYYY-MM-DD; today if omitted.' }),
    date_format: choice(['daily', 'monthly', 'yearly'])
      .nullish()
      .meta({ description: 'How often there is a listing; taken from the placeholders if omitted.' }),
    batch_size: whole(1, 1000).nullish().meta({
      description: 'Most listing pages that are requested at once; concurrency is a limit, too.',
      default: DEFAULT_BATCH,
    }),
    ...sentKeys,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(
        listing.url_template,
        ctx,
        (text) => {
          const format = listing.date_format ?? dateFormat(withSent([text], listing))
          return [PLACEHOLDERS[format] ?? PLACEHOLDERS.daily, []]
        },
        sentPlaceholders(listing),
      )
      checkSent(listing, ctx)
      checkDays(listing, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'One listing page for each day, month or year.' })

export interface ArchiveListing {
  type: 'archive'
  /** With {year}, {month}, {day}, zero-padded. */
  url_template: string[]
  /** YYYY-MM-DD. */
  start_date: string
  /** YYYY-MM-DD; null is today. */
  end_date: string | null
  date_format: DateFormat
  /** Most pages that are requested at once. */
  batch_size: number
  /** What is sent by POST; absent for GET. */
  sent?: SentForm
}

const longArchive: ListingRule<z.output<typeof schema>, ArchiveListing> = {
  name: 'long-archive',
  level: 'warning',
  *check(listing, { today, rate_limit, max_pages }) {
    const pages = pageCount(listing, today)
    const minutes = Math.round((pages * rate_limit) / 60)
    if (max_pages !== null || (pages <= 1000 && minutes < 30)) return
    const time = minutes < 120 ? `${minutes} minutes` : `${(minutes / 60).toFixed(1)} hours`
    const message = `${listing.start_date} until ${listing.end_date ?? 'today'} makes ${withThousands(pages)} listing pages: at rate_limit ${roundedPace(rate_limit)} a first run takes at least ${time}`
    yield { path: ['listing', 'start_date'], message }
  },
}

/** How many listing pages there are from start_date to end_date (or today), both included. */
function pageCount({ start_date, end_date, date_format, url_template }: ArchiveListing, today: string): number {
  const [from, to] = [start_date, end_date ?? today]
  const [y1 = 0, m1 = 0] = from.split('-').map(Number)
  const [y2 = 0, m2 = 0] = to.split('-').map(Number)
  const count = {
    daily: (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1,
    monthly: (y2 - y1) * 12 + m2 - m1 + 1,
    yearly: y2 - y1 + 1,
  }[date_format]
  return Math.max(0, count) * url_template.length
}

/** One HTML page for each day, month or year. */
export const archive: ListingDeclaration<typeof schema, ArchiveListing> = {
  schema,
  expand: ({ url_template, start_date, end_date, date_format, batch_size, ...body }) => ({
    type: 'archive',
    url_template,
    start_date,
    end_date: end_date ?? null,
    date_format: date_format ?? dateFormat(withSent(url_template, body)),
    batch_size: batch_size ?? DEFAULT_BATCH,
    ...sentPart(body),
  }),
  entriesFrom: () => null,
  startDate: ({ start_date }) => start_date,
  rules: [longArchive],
}

/** How often an archive has a listing, by the finest placeholder of its first template. */
export function dateFormat([first = '']: readonly string[]): DateFormat {
  return first.includes('{day}') ? 'daily' : first.includes('{month}') ? 'monthly' : 'yearly'
}

/** Checks that a span of days does not end before it begins. */
export function checkDays({ start_date, end_date }: { start_date?: unknown; end_date?: unknown }, ctx: Context): void {
  if (typeof start_date !== 'string' || typeof end_date !== 'string' || start_date <= end_date) return
  ctx.addIssue({ code: 'custom', path: ['end_date'], message: `must be start_date (${start_date}) or later` })
}
