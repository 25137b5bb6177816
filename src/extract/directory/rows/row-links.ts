import type { Element } from 'domhandler'
import { isAside, isBareLinkText, isDocumentLink, isFrontPage, isSameSite, pageLink } from '../fields/links.ts'
import { isFileNumber, mayBeDate } from '../fields/signals.ts'
import type { Cell } from './cells.ts'

/** Where the links of a row lead. */
export interface RowLinks {
  /** Its own page or document. */
  own: string | null
  /** Its web site. */
  web: string | null
}

interface Found {
  url: string
  text: string
  meaning: Cell['meaning']
  /** A label or a header calls it a web site. */
  isCalledSite: boolean
  isName: boolean
}

/** Tells the page or document of each row from its web site, and from links that lead elsewhere. */
export function linksOf(
  rows: readonly { cells: readonly Cell[]; elements: readonly Element[]; name: Cell | null }[],
  base: string,
): RowLinks[] {
  const found = rows.map(({ cells, elements, name }) => linksIn(cells, elements, name, base))
  const shared = new Map<string, number>()
  for (const links of found)
    for (const url of new Set(links.map((link) => link.url))) shared.set(url, (shared.get(url) ?? 0) + 1)
  const often = Math.max(3, rows.length * 0.3)
  return found.map((links, n) => {
    const own = links.filter(({ url }) => (shared.get(url) ?? 0) < often)
    const hasContacts = rows[n]!.cells.some(
      ({ meaning }) => meaning === 'phone' || meaning === 'address' || meaning === 'street',
    )
    return choose(own, base, hasContacts)
  })
}

function linksIn(cells: readonly Cell[], elements: readonly Element[], name: Cell | null, base: string): Found[] {
  const links = new Map<Element, Found>()
  for (const cell of cells) {
    if (cell.link === null || links.has(cell.link)) continue
    const url = pageLink(cell.link.attribs['href'] ?? '', base)
    if (url === null || isAside(url)) continue
    links.set(cell.link, {
      url,
      text: cell.text,
      meaning: cell.meaning,
      isCalledSite: cell.meaning === 'web' && cell.label !== null,
      isName: cell === name || cell.link === name?.link,
    })
  }
  // Links around pictures, and rows that are links themselves.
  for (const element of elements) {
    if (element.name !== 'a' || links.has(element)) continue
    const url = pageLink(element.attribs['href'] ?? '', base)
    if (url === null || isAside(url)) continue
    links.set(element, { url, text: element.attribs['title'] ?? '', meaning: null, isCalledSite: false, isName: false })
  }
  return [...links.values()]
}

function choose(links: readonly Found[], base: string, hasContacts: boolean): RowLinks {
  const isSite = ({ url, meaning, text, isCalledSite }: Found): boolean =>
    isCalledSite ||
    (!isSameSite(url, base) &&
      !isDocumentLink(url) &&
      (meaning === 'web' || isFrontPage(url) || SITE_TEXT.test(text) || hasContacts))
  const web = links.find(isSite)?.url ?? null
  const pages = links.filter((link) => !isSite(link) && link.url !== base && !IRRELEVANT.test(link.text))
  const documents = pages.filter(({ url }) => isDocumentLink(url))
  const own =
    documents.find(({ isName }) => isName) ??
    documents.find(({ url }) => /\.pdf(?:$|[?#])/i.test(url)) ??
    documents[0] ??
    pages.find(({ isName }) => isName) ??
    pages.find(({ text }) => isFileNumber(text)) ??
    pages.find(({ text, meaning }) => meaning === 'document' || (isBareLinkText(text) && !SITE_TEXT.test(text))) ??
    pages.find(({ text }) => mayBeDate(text)) ??
    (pages.length === 1 ? pages[0] : pages.find(({ text }) => text === '')) ??
    null
  return { own: own?.url ?? null, web }
}

const SITE_TEXT =
  /^(?:visit (?:our |the )?)?(?:web ?site|homepage|home page|zur website|webseite|sitio web|site(?: web| internet)|sito(?: web)?|strona(?: www)?)$|^(?:https?:\/\/|www\.)/i
const IRRELEVANT =
  /^(?:map|directions|get directions|karte|anfahrt|mapa|plan|kaart|route|docket|case (?:info|details|summary)|oral argument|audio|video|briefs?|email.{0,20}|contact)$/i
