import type { Source } from '../config/source.ts'
import type { JsonValue } from '../vocabulary/record.ts'
import { readPath } from './json/json-path.ts'
import { resolveLink } from './link.ts'
import { first } from './select/pick.ts'
import { readLink } from './select/read.ts'
import { compileSelector } from './select/selector.ts'
import type { Page } from './tree/page.ts'

/** How a page names the one behind it; null where it names none. */
export interface NextPage {
  /** A URL for `follow_link`, a cursor or a URL for `cursor`, as written. */
  inHtml(page: Page): string | null
  inJson(json: JsonValue): string | null
}

export function createNextPage({ listing }: Pick<Source, 'listing'>): NextPage | null {
  if (listing.type !== 'follow_link' && listing.type !== 'cursor') return null
  const selectors = listing.next_selector.map(compileSelector)
  const path = listing.type === 'cursor' ? listing.next_path : null
  const isLink = listing.type === 'follow_link'
  return {
    inHtml: (page) =>
      first(selectors, page.scope, (match) => {
        const found = readLink(match)
        return found === null || !isLink ? found : resolveLink(found, page.base)
      }),
    inJson(json) {
      const value = path === null ? null : readPath(json, path)
      const single = Array.isArray(value) ? value[0] : value
      return typeof single === 'string' || typeof single === 'number' ? String(single).trim() || null : null
    },
  }
}
