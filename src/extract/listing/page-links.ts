import { isTag, type Element, type ParentNode } from 'domhandler'
import { NOT_TO_ITS_END } from '../tree/page.ts'
import { parseFast, type Tree } from '../tree/parse/parse-fast.ts'
import { textOf } from '../tree/text.ts'
import type { FoundLink, LinkPlace } from '../../discovery/link-kind.ts'

/** The links of an HTML page in their order, each URL with the longest text that it has there, and where it stands. */
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
  const places = new Map<ParentNode, LinkPlace>()
  for (const element of elements) {
    const place = placeOf(element, places)
    if (place !== 'main') places.set(element, place)
    const url = element.name === 'a' ? element.attribs['href']?.trim() : undefined
    if (url === undefined || url === '' || url.startsWith('#')) continue
    const text = textOf(element) || (element.attribs['title'] ?? element.attribs['aria-label'] ?? '')
    const around = element.children.some((child) => isTag(child) && HEADING.test(child.name)) ? 'heading' : place
    const known = links.get(url)
    if (known === undefined) links.set(url, { url, text, ...(around === 'main' ? {} : { place: around }) })
    else if (text.length > known.text.length) known.text = text
  }
  return [...links.values()]
}

function placeOf(element: Element, places: ReadonlyMap<ParentNode, LinkPlace>): LinkPlace {
  const { name, attribs, parent } = element
  const inherited = parent === null ? undefined : places.get(parent)
  if (name === 'nav' || attribs['role'] === 'navigation' || MENU.test((attribs['class'] ?? '').slice(0, 200))) {
    return 'navigation'
  }
  if (name === 'footer') return 'footer'
  if (HEADING.test(name) && inherited === undefined) return 'heading'
  return inherited ?? 'main'
}

const HEADING = /^h[1-6]$/
const MENU = /(?:^|[\s_-])(?:nav|navbar|menu|main-?menu|navigation)(?:$|[\s_-])/i
