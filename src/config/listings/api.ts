import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { ABOUT_JSON_PATHS, checkPaths, exclude, jsonPaths, scriptName } from '../schema/json-entries.ts'
import type { JsonEntries } from '../schema/json-entries.ts'
import { choice, line, whole } from '../schema/leaf.ts'
import { checkSent, sentKeys, sentPart, sentPlaceholders, withSent } from '../schema/sent-form.ts'
import type { SentForm } from '../schema/sent-form.ts'
import { checkTemplates, isMapping, templates, unusedBatchSize } from '../schema/templates.ts'
import type { ListingDeclaration } from './declaration.ts'

const schema = z
  .strictObject({
    type: z.literal('api'),
    url_template: templates.meta({
      description: 'URL that answers JSON, with {page}, or with {offset} and perhaps {size}, in it.',
      examples: ['https://news.example/api/articles?page={page}'],
    }),
    pagination_type: choice(['offset', 'page'])
      .nullish()
      .meta({ description: 'What is counted: entries or pages; taken from the placeholders if omitted.' }),
    offset_start: whole(0).nullish().meta({ description: 'The first {offset}.', default: 0 }),
    offset_step: whole(1).nullish().meta({ description: 'What {offset} grows by, and {size}.', default: 100 }),
    page_start: whole(0).nullish().meta({ description: 'The first {page}.', default: 1 }),
    page_step: whole(1).nullish().meta({ description: 'What {page} grows by.', default: 1 }),
    json_paths: jsonPaths.meta({
      description: ABOUT_JSON_PATHS,
      examples: [{ collection: 'data.items', url: 'link', title: 'title', date: 'published_at' }],
    }),
    url_construction_template: line.nullish().meta({
      description: 'Builds the URL of an entry from its fields.',
      examples: ['https://news.example/story/{id}'],
    }),
    script: scriptName,
    exclude,
    ...sentKeys,
    batch_size: unusedBatchSize,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(
        listing.url_template,
        ctx,
        (text) => {
          const type = listing.pagination_type ?? paginationType(withSent([text], listing))
          // What stands in a page may stand in one page.
          if (listing.script != null) return [[], ['page', 'offset', 'size']]
          return type === 'offset' ? [['offset'], ['size']] : [['page'], []]
        },
        sentPlaceholders(listing),
      )
      checkSent(listing, ctx)
      if (isMapping({ value: listing.json_paths }))
        checkPaths(listing.json_paths, listing.url_construction_template, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'A JSON API.' })

export interface ApiListing extends JsonEntries {
  type: 'api'
  /** With {offset} and {size}, or {page}. */
  url_template: string[]
  pagination_type: 'offset' | 'page'
  offset_start: number
  offset_step: number
  page_start: number
  page_step: number
  /** The answers are pages that hold the JSON for a script: its name. */
  script?: string
  /** What is sent by POST; absent for GET. */
  sent?: SentForm
}

/** JSON pages, counted by page or by entry. */
export const api: ListingDeclaration<typeof schema, ApiListing> = {
  schema,
  expand: (listing, file) => ({
    type: 'api',
    url_template: listing.url_template,
    pagination_type: listing.pagination_type ?? paginationType(withSent(listing.url_template, listing)),
    offset_start: listing.offset_start ?? 0,
    offset_step: listing.offset_step ?? 100,
    page_start: listing.page_start ?? 1,
    page_step: listing.page_step ?? 1,
    json_paths: listing.json_paths,
    url_construction_template: listing.url_construction_template ?? null,
    exclude: [...(listing.exclude ?? []), ...(file.exclude ?? [])],
    ...(listing.script == null ? {} : { script: listing.script }),
    ...sentPart(listing),
  }),
  entriesFrom: () => 'json_paths',
  json: (listing) => listing,
  urls: ({ url_construction_template }) => [url_construction_template],
}

/** What an API counts, by the placeholders of its first template. */
function paginationType([first = '']: readonly string[]): 'offset' | 'page' {
  return first.includes('{offset}') ? 'offset' : 'page'
}
