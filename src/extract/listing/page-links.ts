import { parseFast } from '../tree/parse-fast.ts'
import { textOf } from '../tree/text.ts'
import type { FoundLink } from '../../discovery/link-kind.ts'

/** The links of an HTML page in their order, each URL with the longest text that it has there. */
export function pageLinks(html: string): FoundLink[] {
  const links = new Map<string, FoundLink>()
  for (const element of parseFast(html).elements) {
    const url = element.name === 'a' ? element.attribs['href']?.trim() : undefined
    if (url === undefined || url === '' || url.startsWith('#')) continue
    const text = textOf(element) || (element.attribs['title'] ?? element.attribs['aria-label'] ?? '')
    const known = links.get(url)
    if (known === undefined) links.set(url, { url, text })
    else if (text.length > known.text.length) known.text = text
  }
  return [...links.values()]
}
