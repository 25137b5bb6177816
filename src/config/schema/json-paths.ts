import { z } from 'zod'
import { templateFault } from '../expand/url-template.ts'
import { line } from './leaf.ts'
import type { Context } from './templates.ts'

/** What is wrong with a path in JSON, or null. */
export function pathFault(path: unknown): string | null {
  // JSONPath, or a slip: no key would ever be found so.
  if (typeof path !== 'string' || !/^\$|\[|\.\.|^\.|\.$/.test(path)) return null
  return 'must be keys joined by dots, such as data.items'
}

export const jsonPaths = z.record(z.string(), line, { error: 'must be a mapping of field names to paths in the JSON' })

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
