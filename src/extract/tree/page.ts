import type { Scope } from '../select/pick.ts'
import type { Tree } from './parse-fast.ts'

/** A page as a tree, ready for selectors. */
export interface Page {
  /** The page has more elements than were read. */
  isCut: boolean
  scope: Scope
  /** What relative links are joined with: the page's own URL, or what its `<base>` says. */
  base: string
}

export function pageOf({ elements, isCut }: Tree, url: string): Page {
  const base = elements.find((element) => element.name === 'base' && 'href' in element.attribs)?.attribs['href']
  return { isCut, scope: { element: null, elements }, base: (base && URL.parse(base, url)?.href) ?? url }
}
