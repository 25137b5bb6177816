import type { Element } from 'domhandler'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import { pageOf } from '../../extract/tree/page.ts'
import { cardSelectors, type CardSelectors } from './card-selectors.ts'
import { archiveOf, isDated } from './archive-pages.ts'
import { findCards } from './find-cards.ts'
import { nextLink, nextPages, secondPage } from './find-pages.ts'
import { entryLinks, framedElements } from './page-entries.ts'
import type { Probe, Way } from './probe.ts'
import { readCards } from './read-cards.ts'

/** The cards of an HTML page as selectors; null where nothing on it looks like a list of entries. */
export function cardsOf(html: string, url: string, now: Date): CardSelectors | null {
  const { scope, base } = pageOf(parseFast(html), url)
  const { elements } = scope
  // The page of one day may have few.
  const fewest = isDated(url) ? 2 : FEWEST
  for (const loose of [false, true]) {
    const framed = framedElements(elements, loose)
    const links = entryLinks(elements, base, framed)
    for (const group of findCards(elements, links, framed, fewest).slice(0, TRIED)) {
      const found = cardSelectors(group, { elements, links, framed, base, now })
      if (found !== null && found.entries.length >= fewest) return found
    }
  }
  return null
}

/** A listing of HTML pages: its cards, and how it goes on, which was tried. */
export async function pagesWay(cards: CardSelectors, elements: readonly Element[], probe: Probe): Promise<Way> {
  const { container, title, url, date, entries } = cards
  const thumbnail = { container, title, url, ...(date === null ? {} : { date }) }
  const way = { thumbnail, entries, hasTexts: false }
  const { url: here } = probe.page
  const seen = `${entries.length} entries by ${container}`

  const archive = await archiveOf(here, async (other) => (await newEntries(other, cards, probe)) > 0, probe.now)
  if (archive !== null) {
    return {
      ...way,
      kind: 'dates',
      listing: archive,
      why: `${seen}; one page for each day or month, of which another was looked at`,
    }
  }
  for (const next of nextPages(elements, here, entries.length)) {
    const second = secondPage(next)
    const fresh = await newEntries(second, cards, probe)
    if (fresh === 0) continue
    const { template, first, step, isNumbered } = next
    // Page 1 mostly has an address of its own, under which it is known.
    const start = isNumbered ? { start_page: first } : { start_url: here, start_page: first + step }
    const listing = { type: 'pagination', url_template: template, ...start, ...(step === 1 ? {} : { step }) }
    return { ...way, kind: 'pages', listing, why: `${seen}; page 2 has ${fresh} others` }
  }
  const link = nextLink(elements, here)
  const fresh = link === null ? 0 : await newEntries(link, cards, probe)
  const listing = { type: 'follow_link', url_template: here }
  return fresh > 0
    ? { ...way, kind: 'pages', listing, why: `${seen}; the link to the next page leads to ${fresh} others` }
    : { ...way, kind: 'pages', listing, why: `${seen}; this one page, since no further one was found` }
}

const FEWEST = 3
const TRIED = 8

/** How many entries another page has that the first one has not. */
async function newEntries(
  url: string,
  { container, url: link, entries }: CardSelectors,
  { visitor }: Probe,
): Promise<number> {
  const visited = await visitor.get(url)
  if (!visited.ok) return 0
  const found = readCards(visited.text, visited.url, container, link)
  const known = new Set(entries.map((entry) => entry.url))
  const fresh = found.filter((one) => !known.has(one))
  return fresh.length * 2 >= found.length ? fresh.length : 0
}
