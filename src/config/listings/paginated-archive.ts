import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { choice, day, whole } from '../schema/leaf.ts'
import { checkSent, sentKeys, sentPart, sentPlaceholders, withSent } from '../schema/sent-form.ts'
import type { SentForm } from '../schema/sent-form.ts'
import { checkTemplates, isMapping, templates } from '../schema/templates.ts'
import { checkDays, dateFormat } from './archive.ts'
import type { ListingDeclaration } from './declaration.ts'

const PLACEHOLDERS = {
  yearly: ['year'],
  monthly: ['year', 'month'],
  daily: ['year', 'month', 'day'],
  range: ['from', 'to'],
} as const

type WindowFormat = keyof typeof PLACEHOLDERS

const schema = z
  .strictObject({
    type: z.literal('paginated_archive'),
    url_template: templates.meta({
      description:
        'URL with {num} and the window in it: {year}, {month}, {day} (zero-padded), or its first and last day {from}, {to}.',
      examples: ['https://news.example/{year}/{month}/{day}/page/{num}'],
    }),
    start_date: day.meta({ description: 'The oldest day, YYYY-MM-DD.', examples: ['2024-01-01'] }),
    end_date: day.nullish().meta({ description: 'The newest day, YYYY-MM-DD; today if omitted.' }),
    date_format: choice(['daily', 'monthly', 'yearly', 'range'])
      .nullish()
      .meta({ description: 'How long a window is; taken from the placeholders if omitted.' }),
    range_days: whole(1, 3660).nullish().meta({ description: 'Days in a window from {from} to {to}.', default: 30 }),
    start_page: whole(0).nullish().meta({ description: 'The first {num} of each window.', default: 1 }),
    step: whole(1).nullish().meta({ description: 'What {num} grows by.', default: 1 }),
    ...sentKeys,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(
        listing.url_template,
        ctx,
        (text) => {
          const format = listing.date_format ?? windowFormat(withSent([text], listing))
          return [[...(PLACEHOLDERS[format] ?? PLACEHOLDERS.daily), 'num'], []]
        },
        sentPlaceholders(listing),
      )
      checkSent(listing, ctx)
      checkDays(listing, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'A listing of several pages for each day, month, year or span of days.' })

export interface PaginatedArchiveListing {
  type: 'paginated_archive'
  /** With {num}, and {year}, {month}, {day} (zero-padded), or {from} and {to} (YYYY-MM-DD). */
  url_template: string[]
  /** YYYY-MM-DD. */
  start_date: string
  /** YYYY-MM-DD; null is today. */
  end_date: string | null
  date_format: WindowFormat
  /** Days in a window of `range`. */
  range_days: number
  start_page: number
  step: number
  /** What is sent by POST; absent for GET. */
  sent?: SentForm
}

/** Numbered HTML pages for each day, month, year or span of days. */
export const paginatedArchive: ListingDeclaration<typeof schema, PaginatedArchiveListing> = {
  schema,
  expand: ({ url_template, start_date, end_date, date_format, range_days, start_page, step, ...body }) => ({
    type: 'paginated_archive',
    url_template,
    start_date,
    end_date: end_date ?? null,
    date_format: date_format ?? windowFormat(withSent(url_template, body)),
    range_days: range_days ?? 30,
    start_page: start_page ?? 1,
    step: step ?? 1,
    ...sentPart(body),
  }),
  entriesFrom: () => null,
  startDate: ({ start_date }) => start_date,
}

/** How long the windows are, by the placeholders of the first template. */
function windowFormat(urls: readonly string[]): WindowFormat {
  return urls[0]?.includes('{from}') ? 'range' : dateFormat(urls)
}
