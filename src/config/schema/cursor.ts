import { z } from 'zod'
import { exclude, PATHS } from './api.ts'
import { filters } from './filters.ts'
import { checkPaths, jsonPaths, pathFault } from './json-paths.ts'
import { line, url } from './leaf.ts'
import { selector } from './selectors.ts'
import { checkTemplates, isMapping, templates } from './templates.ts'
import type { Context } from './templates.ts'

export const cursor = z
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
    json_paths: jsonPaths.nullish().meta({ description: PATHS }),
    html_path: line
      .nullish()
      .meta({ description: 'Where the JSON has HTML with the entries, which the selectors then read.' }),
    url_construction_template: line.nullish().meta({ description: 'Builds the URL of an entry from its fields.' }),
    exclude,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(listing.url_template, ctx, () => [[], ['cursor']])
      checkParts(listing, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'Pages that name the next one by a cursor: "load more".' })

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
