import { z } from 'zod'
import { filters } from './filters.ts'
import { choice, line, whole } from './leaf.ts'
import { checkPaths, jsonPaths } from './json-paths.ts'
import { batchSize, checkTemplates, isMapping, templates } from './templates.ts'

const single = z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'must be a single value' })

export const exclude = z
  .array(z.record(z.string(), single, { error: 'must be a mapping of field names to values' }), {
    error: 'must be a list of mappings of field names to values',
  })
  .nullish()
  .meta({
    description: 'For an api listing: an entry is left out when all pairs of one of these equal its fields.',
    examples: [[{ premium: true }]],
  })

export const PATHS =
  'Where things stand in the JSON, as keys joined by dots: collection (the list of entries), total, and in each entry ' +
  'url, title, date, body, tags, authors. Further names become fields for exclude and url_construction_template.'

export const api = z
  .strictObject({
    type: z.literal('api'),
    url_template: templates.meta({
      description: 'URL that answers JSON, with {page}, or with {offset} and perhaps {size}, in it.',
      examples: ['https://news.example/api/articles?page={page}'],
    }),
    pagination_type: choice(['offset', 'page'])
      .nullish()
      .meta({ description: 'What is counted: entries or pages; taken from the placeholders when left out.' }),
    offset_start: whole(0).nullish().meta({ description: 'The first {offset}.', default: 0 }),
    offset_step: whole(1).nullish().meta({ description: 'What {offset} grows by, and {size}.', default: 100 }),
    page_start: whole(0).nullish().meta({ description: 'The first {page}.', default: 1 }),
    page_step: whole(1).nullish().meta({ description: 'What {page} grows by.', default: 1 }),
    json_paths: jsonPaths.meta({
      description: PATHS,
      examples: [{ collection: 'data.items', url: 'link', title: 'title', date: 'published_at' }],
    }),
    url_construction_template: line.nullish().meta({
      description: 'Builds the URL of an entry from its fields.',
      examples: ['https://news.example/story/{id}'],
    }),
    exclude,
    batch_size: batchSize,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(listing.url_template, ctx, (text) => {
        const type = listing.pagination_type ?? paginationType([text])
        return type === 'offset' ? [['offset'], ['size']] : [['page'], []]
      })
      if (isMapping({ value: listing.json_paths }))
        checkPaths(listing.json_paths, listing.url_construction_template, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'A JSON API.' })

/** What an API counts, by the placeholders of its first template. */
export function paginationType([first = '']: readonly string[]): 'offset' | 'page' {
  return first.includes('{offset}') ? 'offset' : 'page'
}
