import { z } from 'zod'
import { filters, regex } from './filters.ts'
import { oneOrMore } from './leaf.ts'
import { checkTemplates, isMapping, templates } from './templates.ts'

export const sitemap = z
  .strictObject({
    type: z.literal('sitemap'),
    url_template: templates.meta({
      description: 'URL of a sitemap or of an index of sitemaps, which may be gzipped.',
      examples: ['https://news.example/sitemap.xml'],
    }),
    maps: oneOrMore(regex, 'must be a regular expression, or a list of them')
      .nullish()
      .meta({ description: 'Of the maps in an index, only those whose URL matches one of these.', examples: ['post'] }),
    filters,
  })
  .superRefine((listing, ctx) => checkTemplates(listing.url_template, ctx, () => [[], []]), { when: isMapping })
  .meta({ description: 'What the site itself lists for search engines.' })
