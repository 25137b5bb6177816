import { z } from 'zod'
import { filters, regex } from '../schema/filters.ts'
import { oneOrMore } from '../schema/leaf.ts'
import { checkTemplates, isMapping, templates } from '../schema/templates.ts'
import type { ListingDeclaration } from './declaration.ts'

const schema = z
  .strictObject({
    type: z.literal('sitemap'),
    url_template: templates.nullish().meta({
      description:
        'URL of a sitemap or of an index of sitemaps, which may be gzipped; without it those that robots.txt names.',
      examples: ['https://news.example/sitemap.xml'],
    }),
    maps: oneOrMore(regex, 'must be a regular expression, or a list of them')
      .nullish()
      .meta({ description: 'Of the maps in an index, only those whose URL matches one of these.', examples: ['post'] }),
    filters,
  })
  .superRefine((listing, ctx) => checkTemplates(listing.url_template ?? [], ctx, () => [[], []]), { when: isMapping })
  .meta({ description: 'What the site itself lists for search engines.' })

export interface SitemapListing {
  type: 'sitemap'
  /** Sitemaps or indexes of them, or a robots.txt that names some. */
  url_template: string[]
  /** Expressions: of the maps in an index, only those that match one; empty for all. */
  maps: string[]
}

/** What a site lists for search engines. */
export const sitemap: ListingDeclaration<typeof schema, SitemapListing> = {
  schema,
  expand: ({ url_template, maps }, { base_url }) => ({
    type: 'sitemap',
    url_template: url_template ?? [`${/^\w+:\/\/[^/?#]+/.exec(base_url)?.[0] ?? base_url}/robots.txt`],
    maps: maps ?? [],
  }),
  entriesFrom: () => 'the sitemap',
}
