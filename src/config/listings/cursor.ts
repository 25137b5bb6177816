import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { ABOUT_JSON_PATHS, checkPaths, exclude, jsonPaths, scriptName, pathFault } from '../schema/json-entries.ts'
import type { JsonEntries } from '../schema/json-entries.ts'
import { line, url } from '../schema/leaf.ts'
import { selector } from '../schema/selector-list.ts'
import { checkSent, sentKeys, sentPart, sentPlaceholders } from '../schema/sent-form.ts'
import type { SentForm } from '../schema/sent-form.ts'
import { checkTemplates, isMapping, templates } from '../schema/templates.ts'
import type { Context } from '../schema/templates.ts'
import type { ListingDeclaration } from './declaration.ts'

const schema = z
  .strictObject({
    type: z.literal('cursor'),
    url_template: templates.meta({
      description: 'URL with {cursor} in it; without it the URL of the first page, where each page names the next URL.',
      examples: ['https://news.example/api/stories?after={cursor}'],
    }),
    start_url: url.nullish().meta({ description: 'The first page; else url_template with an empty {cursor}.' }),
    next_path: line
      .nullish()
      .meta({ description: 'Where the JSON has the next cursor or URL.', examples: ['paging.next'] }),
    next_selector: selector
      .nullish()
      .meta({ description: 'Where the HTML has the next cursor or URL.', examples: ['.more::attr(data-cursor)'] }),
    json_paths: jsonPaths.nullish().meta({ description: ABOUT_JSON_PATHS }),
    html_path: line
      .nullish()
      .meta({ description: 'Where the JSON has HTML with the entries, which the selectors then read.' }),
    url_construction_template: line.nullish().meta({ description: 'Builds the URL of an entry from its fields.' }),
    script: scriptName,
    exclude,
    ...sentKeys,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(listing.url_template, ctx, () => [[], ['cursor']], sentPlaceholders(listing))
      checkSent(listing, ctx)
      checkParts(listing, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'Pages that name the next one by a cursor: "load more".' })

export interface CursorListing extends Omit<JsonEntries, 'json_paths'> {
  type: 'cursor'
  /** With {cursor}, or the URL of the first page where each page names the next URL. */
  url_template: string[]
  /** The first page; null is url_template with an empty cursor. */
  start_url: string | null
  /** Where the JSON has the next cursor or URL; null where `next_selector` says it for HTML. */
  next_path: string | null
  next_selector: string[]
  /** As in an api listing; null where entries are read from HTML. */
  json_paths: JsonEntries['json_paths'] | null
  /** Where the JSON has HTML with entries; null for a page that is HTML. */
  html_path: string | null
  /** The answers are pages that hold the JSON for a script: its name. */
  script?: string
  /** What is sent by POST; absent for GET. */
  sent?: SentForm
}

/** "Load more": pages, JSON or HTML, of which each has the cursor of the next one. */
export const cursor: ListingDeclaration<typeof schema, CursorListing> = {
  schema,
  otherNames: ['load_more'],
  expand: (listing, file) => ({
    type: 'cursor',
    url_template: listing.url_template,
    start_url: listing.start_url ?? null,
    next_path: listing.next_path ?? null,
    next_selector: listing.next_selector ?? [],
    json_paths: listing.json_paths ?? null,
    html_path: listing.html_path ?? null,
    url_construction_template: listing.url_construction_template ?? null,
    exclude: [...(listing.exclude ?? []), ...(file.exclude ?? [])],
    ...(listing.script == null ? {} : { script: listing.script }),
    ...sentPart(listing),
  }),
  entriesFrom: ({ json_paths }) => (isMapping({ value: json_paths }) ? 'json_paths' : null),
  json: ({ json_paths, ...listing }) => (json_paths === null ? null : { ...listing, json_paths }),
  urls: ({ start_url, url_construction_template }) => [start_url, url_construction_template],
  selectors: ({ next_selector }) => ({ next_selector: next_selector ?? [] }),
}

interface Parts {
  next_path?: unknown
  next_selector?: unknown
  json_paths?: unknown
  html_path?: unknown
  url_construction_template?: unknown
}

function checkParts(parts: Parts, ctx: Context): void {
  const fault = (key: string, message: string): void => ctx.addIssue({ code: 'custom', path: [key], message })
  const { next_path, next_selector, json_paths, html_path, url_construction_template } = parts
  for (const key of ['next_path', 'html_path'] as const) {
    const message = pathFault(parts[key])
    if (message !== null) fault(key, message)
  }
  if (next_path == null && next_selector == null) {
    fault('next_path', 'must say where the JSON has the next cursor, or next_selector where the HTML has it')
  }
  if (next_path != null && next_selector != null) fault('next_selector', 'must not stand beside next_path')
  if (json_paths != null && html_path != null) fault('html_path', 'must not stand beside json_paths')
  if (json_paths != null && next_selector != null) {
    fault('next_selector', 'must not stand beside json_paths: there next_path says where the cursor is')
  }
  if (next_path != null && json_paths == null && html_path == null) {
    fault('json_paths', 'must say where the entries stand in the JSON, unless html_path does')
  }
  if (isMapping({ value: json_paths })) {
    checkPaths(json_paths as Record<string, unknown>, url_construction_template, ctx)
  }
}
