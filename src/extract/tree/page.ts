import type { EncodeQuery } from '../listing/link.ts'
import type { Scope } from '../select/pick.ts'
import type { Tree } from './parse/parse-fast.ts'
import { MAX_NODES } from './parse/tree-builder.ts'

/** A page as a tree, ready for selectors. */
export interface Page {
  /** The page has more elements than were read. */
  isCut: boolean
  scope: Scope
  /** What relative links are joined with: the page's own URL, or what its `<base>` says. */
  base: string
  /** The same page with all that is in it, where only a part was parsed. */
  whole: () => Page
  /** How queries of its links are written, where its charset is not UTF-8. */
  encodeQuery?: EncodeQuery | null
}

/** What is said of a page that `isCut`, where nobody counts it. */
export const NOT_TO_ITS_END = `it has more than ${MAX_NODES} elements and texts: the rest was not read`

/** `parseWhole` is for a tree that is only a part of its page's. */
export function pageOf({ elements, isCut }: Tree, url: string, parseWhole?: () => Tree): Page {
  const base = elements.find((element) => element.name === 'base' && 'href' in element.attribs)?.attribs['href']
  const page: Page = {
    isCut,
    scope: { element: null, elements },
    base: (base && URL.parse(base, url)?.href) ?? url,
    whole: () => (parseWhole === undefined ? page : pageOf(parseWhole(), url)),
  }
  return page
}
