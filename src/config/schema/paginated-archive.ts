import { z } from 'zod'
import { dateFormat } from './archive.ts'
import { filters } from './filters.ts'
import { choice, day, whole } from './leaf.ts'
import { checkTemplates, isMapping, templates } from './templates.ts'

const PLACEHOLDERS = {
  yearly: ['year'],
  monthly: ['year', 'month'],
  daily: ['year', 'month', 'day'],
  range: ['from', 'to'],
} as const

export type WindowFormat = keyof typeof PLACEHOLDERS

export const paginatedArchive = z
  .strictObject({
    type: z.literal('paginated_archive'),
    url_template: templates.meta({
      description:
        'URL with {num} and the window in it: {year}, {month}, {day} (zero-padded), or its first and last day {from}, {to}.',
      examples: ['https://news.example/{year}/{month}/{day}/page/{num}'],
    }),
    start_date: day.meta({ description: 'The oldest day, YYYY-MM-DD.', examples: ['2024-01-01'] }),
    end_date: day.nullish().meta({ description: 'The newest day, YYYY-MM-DD; today when left out.' }),
    date_format: choice(['daily', 'monthly', 'yearly', 'range'])
      .nullish()
      .meta({ description: 'How long a window is; taken from the placeholders when left out.' }),
    range_days: whole(1, 3660).nullish().meta({ description: 'Days in a window from {from} to {to}.', default: 30 }),
    start_page: whole(0).nullish().meta({ description: 'The first {num} of each window.', default: 1 }),
    step: whole(1).nullish().meta({ description: 'What {num} grows by.', default: 1 }),
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      const { start_date: start, end_date: end, date_format } = listing
      checkTemplates(listing.url_template, ctx, (text) => {
        const parts = PLACEHOLDERS[date_format ?? windowFormat([text])] ?? PLACEHOLDERS.daily
        return [[...parts, 'num'], []]
      })
      if (typeof start === 'string' && typeof end === 'string' && start > end) {
        ctx.addIssue({ code: 'custom', path: ['end_date'], message: `must be start_date (${start}) or later` })
      }
    },
    { when: isMapping },
  )
  .meta({ description: 'A listing of several pages for each day, month, year or span of days.' })

/** How long the windows are, by the placeholders of the first template. */
export function windowFormat(urls: readonly string[]): WindowFormat {
  return urls[0]?.includes('{from}') ? 'range' : dateFormat(urls)
}
