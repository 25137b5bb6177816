import { z } from 'zod'
import { filters } from './filters.ts'
import { flag, whole } from './leaf.ts'
import { checkTemplates, isMapping, templates } from './templates.ts'

export const feed = z
  .strictObject({
    type: z.literal('feed'),
    url_template: templates.meta({
      description: 'URL of an RSS, Atom, RDF or JSON feed; with {num} in it where the feed has numbered pages.',
      examples: ['https://news.example/feed.xml'],
    }),
    body_in_feed: flag
      .nullish()
      .meta({ description: 'The feed has whole texts: no article page is asked for.', default: false }),
    start_page: whole(0).nullish().meta({ description: 'The first {num}.', default: 1 }),
    step: whole(1).nullish().meta({ description: 'What {num} grows by.', default: 1 }),
    filters,
  })
  .superRefine((listing, ctx) => checkTemplates(listing.url_template, ctx, () => [[], ['num']]), { when: isMapping })
  .meta({ description: 'An RSS, Atom, RDF or JSON feed.' })
