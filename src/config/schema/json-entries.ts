import { z } from 'zod'
import { templateFault } from '../expand/url-template.ts'
import { line } from './leaf.ts'
import type { Context } from './templates.ts'

/** How the entries of a listing are read from JSON. */
export interface JsonEntries {
  /** Where the parts of an entry stand; keys beyond the known ones become fields for filters and templates. */
  json_paths: Record<string, string>
  /** Builds an entry's URL from its fields: https://x.org/news/{id}. */
  url_construction_template: string | null
  /** An entry is skipped when every pair of one of these equals its fields. */
  exclude: Record<string, string | number | boolean | null>[]
}

/** `json_paths` of a listing. */
export const jsonPaths = z.record(z.string(), line, { error: 'must be a mapping of field names to paths in the JSON' })

/** What editors say about it. */
export const ABOUT_JSON_PATHS =
  'Where things stand in the JSON, as keys joined by dots: collection (the list of entries), total, and in each entry ' +
  'url, title, date, body, tags, authors. Further names become fields for exclude and url_construction_template.'

const single = z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'must be a single value' })

/** `exclude` of a listing, or of the whole file. */
export const exclude = z
  .array(z.record(z.string(), single, { error: 'must be a mapping of field names to values' }), {
    error: 'must be a list of mappings of field names to values',
  })
  .nullish()
  .meta({
    description: 'For an api listing: an entry is skipped when all pairs of one of these equal its fields.',
    examples: [[{ premium: true }]],
  })

/** `script` of a listing. */
export const scriptName = line.nullish().meta({
  description:
    'Reads the JSON that pages hold for their scripts: the id of a script, a variable, a type, or an attribute.',
  examples: ['__NEXT_DATA__', 'window.__STATE__', 'application/ld+json', '#app::attr(data-page)'],
})

/** What is wrong with a path in JSON, or null. */
export function pathFault(path: unknown): string | null {
  // JSONPath, or a slip: no key would ever be found so.
  if (typeof path !== 'string' || !/^\$|\[|\.\.|^\.|\.$/.test(path)) return null
  return 'must be keys joined by dots, such as data.items'
}

/** Checks what the paths of a listing and its url_construction_template must have in common. */
export function checkPaths(paths: Record<string, unknown>, template: unknown, ctx: Context): void {
  if (typeof template === 'string') {
    // One that begins with / is joined with base_url.
    const fault = templateFault(template.replace(/^\/(?!\/)/, 'https://base.invalid/'), [], Object.keys(paths))
    if (fault !== null) ctx.addIssue({ code: 'custom', path: ['url_construction_template'], message: fault })
  } else if (!Object.hasOwn(paths, 'url')) {
    const message = 'must say where the URL of an entry stands, unless url_construction_template builds it'
    ctx.addIssue({ code: 'custom', path: ['json_paths', 'url'], message })
  }
  for (const [name, path] of Object.entries(paths)) {
    const message = pathFault(path)
    if (message !== null) ctx.addIssue({ code: 'custom', path: ['json_paths', name], message })
  }
}
