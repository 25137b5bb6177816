import { z } from 'zod'
import { filters } from './filters.ts'
import { choice, day } from './leaf.ts'
import { batchSize, checkTemplates, isMapping, templates } from './templates.ts'

const PLACEHOLDERS = {
  yearly: ['year'],
  monthly: ['year', 'month'],
  daily: ['year', 'month', 'day'],
} as const

type DateFormat = keyof typeof PLACEHOLDERS

export const archive = z
  .strictObject({
    type: z.literal('archive'),
    url_template: templates.meta({
      description: 'URL of the listing of one day, month or year, with {year}, {month}, {day} (zero-padded) in it.',
      examples: ['https://news.example/{year}/{month}/{day}/'],
    }),
    start_date: day.meta({ description: 'The oldest day, YYYY-MM-DD.', examples: ['2024-01-01'] }),
    end_date: day.nullish().meta({ description: 'The newest day, YYYY-MM-DD; today when left out.' }),
    date_format: choice(['daily', 'monthly', 'yearly'])
      .nullish()
      .meta({ description: 'How often there is a listing; taken from the placeholders when left out.' }),
    batch_size: batchSize,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      const { start_date: start, end_date: end, date_format } = listing
      checkTemplates(listing.url_template, ctx, (text) => {
        return [PLACEHOLDERS[date_format ?? dateFormat([text])] ?? PLACEHOLDERS.daily, []]
      })
      if (typeof start === 'string' && typeof end === 'string' && start > end) {
        ctx.addIssue({ code: 'custom', path: ['end_date'], message: `must be start_date (${start}) or later` })
      }
    },
    { when: isMapping },
  )
  .meta({ description: 'One listing page for each day, month or year.' })

/** How often an archive has a listing, by the finest placeholder of its first template. */
export function dateFormat([first = '']: readonly string[]): DateFormat {
  return first.includes('{day}') ? 'daily' : first.includes('{month}') ? 'monthly' : 'yearly'
}
