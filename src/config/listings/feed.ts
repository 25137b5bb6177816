import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { flag, whole } from '../schema/leaf.ts'
import { checkTemplates, isMapping, templates } from '../schema/templates.ts'
import type { ListingDeclaration } from './declaration.ts'

const schema = z
  .strictObject({
    type: z.literal('feed'),
    url_template: templates.meta({
      description: 'URL of an RSS, Atom, RDF or JSON feed; with {num} in it where the feed has numbered pages.',
      examples: ['https://news.example/feed.xml'],
    }),
    body_in_feed: flag
      .nullish()
      .meta({ description: 'The feed has whole texts: no article page is requested.', default: false }),
    start_page: whole(0).nullish().meta({ description: 'The first {num}.', default: 1 }),
    step: whole(1).nullish().meta({ description: 'What {num} grows by.', default: 1 }),
    filters,
  })
  .superRefine((listing, ctx) => checkTemplates(listing.url_template, ctx, () => [[], ['num']]), { when: isMapping })
  .meta({ description: 'An RSS, Atom, RDF or JSON feed.' })

export interface FeedListing {
  type: 'feed'
  /** With {num} where the feed has numbered pages. */
  url_template: string[]
  /** The feed has whole texts: no article page is fetched. */
  body_in_feed: boolean
  start_page: number
  step: number
}

/** An RSS, Atom, RDF or JSON feed. */
export const feed: ListingDeclaration<typeof schema, FeedListing> = {
  schema,
  otherNames: ['rss', 'atom', 'rdf', 'json_feed'],
  expand: ({ url_template, body_in_feed, start_page, step }) => ({
    type: 'feed',
    url_template,
    body_in_feed: body_in_feed ?? false,
    start_page: start_page ?? 1,
    step: step ?? 1,
  }),
  entriesFrom: () => 'the feed',
  states: ['title', 'tags', 'authors'],
}
