import type { NextInHtml } from './listing-pages.ts'
import { resolveLink } from './link.ts'
import { first } from '../select/pick.ts'
import { readLink } from '../select/read.ts'
import { compileSelector } from '../select/selector.ts'
import type { Page } from '../tree/page.ts'

/** Prepares to find what names the next page; null where a page names none. */
export function createNextPage({ selectors, isLink }: NextInHtml): (page: Page) => string | null {
  const compiled = selectors.map(compileSelector)
  return (page) =>
    first(compiled, page.scope, (match) => {
      const found = readLink(match)
      return found === null || !isLink ? found : resolveLink(found, page.base, page.encodeQuery)
    })
}
