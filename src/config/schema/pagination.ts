import { z } from 'zod'
import { filters } from './filters.ts'
import { url, whole } from './leaf.ts'
import { batchSize, checkTemplates, isMapping, templates } from './templates.ts'

export const pagination = z
  .strictObject({
    type: z.literal('pagination'),
    url_template: templates.meta({
      description: 'URL of a listing page with {num} in it; several are walked side by side.',
      examples: ['https://news.example/latest?page={num}'],
    }),
    start_url: url.nullish().meta({ description: 'A page to read before the numbered ones.' }),
    start_page: whole(0).nullish().meta({ description: 'The first {num}.', default: 1 }),
    step: whole(1)
      .nullish()
      .meta({ description: 'What {num} grows by; 100 for a listing that counts articles.', default: 1 }),
    batch_size: batchSize,
    filters,
  })
  .superRefine((listing, ctx) => checkTemplates(listing.url_template, ctx, () => [['num'], []]), { when: isMapping })
  .meta({ description: 'Numbered listing pages.' })
