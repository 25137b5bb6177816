import { z } from 'zod'
import { filters } from './filters.ts'
import { selector } from './selectors.ts'
import { checkTemplates, isMapping, templates } from './templates.ts'

export const followLink = z
  .strictObject({
    type: z.literal('follow_link'),
    url_template: templates.meta({
      description: 'URL of the first listing page; several are walked side by side.',
      examples: ['https://news.example/latest'],
    }),
    next_selector: selector
      .nullish()
      .meta({ description: 'The link to the next page.', default: 'a[rel~="next"], link[rel~="next"]' }),
    filters,
  })
  .superRefine((listing, ctx) => checkTemplates(listing.url_template, ctx, () => [[], []]), { when: isMapping })
  .meta({ description: 'Listing pages that link to the next one.' })
