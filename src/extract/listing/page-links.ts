import { NOT_TO_ITS_END } from '../tree/page.ts'
import { parseFast, type Tree } from '../tree/parse-fast.ts'
import { textOf } from '../tree/text.ts'
import type { FoundLink } from '../../discovery/link-kind.ts'

/** The links of an HTML page in their order, each URL with the longest text that it has there. */
export function pageLinks(html: string): FoundLink[] {
  return linksOf(parseFast(html))
}

/** The same, with what a person should know: a page that was not read to its end may have more. */
export function pageLinksWithWarning(html: string): { links: FoundLink[]; warning: string | null } {
  const tree = parseFast(html)
  return { links: linksOf(tree), warning: tree.isCut ? NOT_TO_ITS_END : null }
}

function linksOf({ elements }: Tree): FoundLink[] {
  const links = new Map<string, FoundLink>()
  for (const element of elements) {
    const url = element.name === 'a' ? element.attribs['href']?.trim() : undefined
    if (url === undefined || url === '' || url.startsWith('#')) continue
    const text = textOf(element) || (element.attribs['title'] ?? element.attribs['aria-label'] ?? '')
    const known = links.get(url)
    if (known === undefined) links.set(url, { url, text })
    else if (text.length > known.text.length) known.text = text
  }
  return [...links.values()]
}
