import type { Element } from 'domhandler'
import { readDate } from '../../extract/dates/read-date.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import { first, type Read, type Scope } from '../../extract/select/pick.ts'
import { readDateText, readLink, readText } from '../../extract/select/read.ts'
import { compileSelector } from '../../extract/select/selector.ts'
import { textOf } from '../../extract/tree/text.ts'
import { elementsBelow } from '../../extract/tree/walk.ts'
import { stableSelectors } from '../stable-selectors.ts'
import { isTitle, mainLink, type Card, type CardGroup } from './find-cards.ts'
import { withoutFragment, type EntryLink } from './page-entries.ts'

/** Selectors of a listing, as a config has them, and what they find on its page. */
export interface CardSelectors {
  container: string
  url: string
  title: string
  /** Null where entries show no date. */
  date: string | null
  entries: ListedEntry[]
}

export interface ListedEntry {
  url: string
  title: string | null
  date: string | null
}

/** The simplest selectors that find the cards of a group, and others like them, and nothing else; null for none. */
export function cardSelectors(group: CardGroup, page: ListedPage): CardSelectors | null {
  const { elements, links, base, now } = page
  const container = bestContainer(group, page)
  if (container === null) return null
  const matches = containersOf(container, elements)
  const byElement = linksBelow(matches, links)
  const cards = matches.flatMap((element): Card[] => {
    const link = mainLink(byElement.get(element) ?? [])
    return link === null ? [] : [{ element, link }]
  })
  const url = firstGood(
    urlCandidates(cards),
    (selector) => shareOf(cards, (card) => addressIn(card, selector, base) === card.link.url) >= SURE,
  )
  if (url === null) return null
  const title =
    firstGood(titleCandidates(cards), (selector) => isGoodTitle(cards, selector)) ?? url.replace(/::attr\(href\)$/, '')
  const date = firstGood(
    dateCandidates(cards, now),
    (selector) => shareOf(cards, (card) => dayIn(card, selector, now) !== null) >= MOSTLY,
  )
  const entries = cards.map((card): ListedEntry => ({
    url: card.link.url,
    title: valueIn(card, title, readText),
    date: date === null ? null : valueIn(card, date, readDateText),
  }))
  return { container, url, title, date, entries: uniqueByUrl(entries) }
}

const SURE = 0.95
const MOSTLY = 0.6

/** A page as its listing is looked for. */
interface ListedPage {
  elements: readonly Element[]
  links: readonly EntryLink[]
  /** What frames it. */
  framed: ReadonlySet<Element>
  base: string
  now: Date
}

/** By how many of the cards a selector finds, and how much else. */
function bestContainer(group: CardGroup, { elements, links, framed }: ListedPage): string | null {
  const wanted = new Set(group.cards.map(({ element }) => element))
  const shapes = new Set(group.cards.map(({ link }) => link.shape))
  let best: string | null = null
  let most = 0
  for (const [n, selector] of stableSelectors([...wanted]).entries()) {
    const matches = containersOf(selector, elements)
    const below = linksBelow(matches, links)
    let hits = 0
    let more = 0
    let wrong = 0
    for (const element of matches) {
      const link = mainLink(below.get(element) ?? [])
      const isLike = link !== null && !framed.has(element) && (shapes.has(link.shape) || link.score >= LIKELY)
      if (wanted.has(element)) hits++
      else if (isLike && isTitle(link.text)) more++
      else wrong++
    }
    // Cards of another look belong to the listing, too; what holds nothing costs a little.
    const good = hits + more
    const score =
      good === 0
        ? 0
        : ((hits / wanted.size) * good) / (good + 1.5 * wrong) +
          Math.min(more, wanted.size) / wanted.size / 10 -
          n / 400
    if (score > most) [best, most] = [selector, score]
  }
  return most > 0.5 ? best : null
}

const LIKELY = 8

function containersOf(selector: string, elements: readonly Element[]): Element[] {
  return compileSelector(selector)
    .among(elements, null)
    .map(({ element }) => element)
}

/** The links in each of some elements, itself included. */
function linksBelow(matches: readonly Element[], links: readonly EntryLink[]): Map<Element, EntryLink[]> {
  const wanted = new Set(matches)
  const below = new Map<Element, EntryLink[]>()
  for (const link of links) {
    for (let at: Element['parent'] | Element = link.element; at !== null; at = at.parent) {
      if (!wanted.has(at as Element)) continue
      const known = below.get(at as Element)
      if (known === undefined) below.set(at as Element, [link])
      else known.push(link)
    }
  }
  return below
}

function firstGood(candidates: Iterable<string>, isGood: (selector: string) => boolean): string | null {
  for (const candidate of candidates) if (isGood(candidate)) return candidate
  return null
}

function shareOf(cards: readonly Card[], test: (card: Card) => boolean): number {
  return cards.filter(test).length / Math.max(1, cards.length)
}

function scopeOf(element: Element): Scope {
  return { element, elements: elementsBelow(element) }
}

function valueIn({ element }: Card, selector: string, read: Read<string>): string | null {
  return first([compileSelector(selector)], scopeOf(element), read)
}

function addressIn(card: Card, selector: string, base: string): string | null {
  const link = valueIn(card, selector, (match) => {
    const found = readLink(match)
    return found === null || found === '' ? null : resolveLink(found, base)
  })
  return link === null ? null : withoutFragment(link)
}

function urlCandidates(cards: readonly Card[]): string[] {
  const anchors = cards.map(({ link }) => link.element)
  const inHeading = headingNames(cards)
  return [
    'a',
    ...inHeading.map((name) => `${name} a`),
    ...stableSelectors(anchors, 'card').filter((one) => one !== 'a'),
  ].map((selector) => `${selector}::attr(href)`)
}

function headingNames(cards: readonly Card[]): string[] {
  const names = cards.flatMap(({ element }) =>
    elementsBelow(element)
      .filter(({ name }) => /^h[1-6]$/.test(name))
      .slice(0, 1)
      .map(({ name }) => name),
  )
  return [...new Set(names)].slice(0, 3)
}

function titleCandidates(cards: readonly Card[]): string[] {
  const headings = headingNames(cards)
  const titled = cards.flatMap(({ element }) =>
    elementsBelow(element)
      .filter(({ attribs }) => /title|headline|heading/i.test((attribs['class'] ?? '').slice(0, 200)))
      .slice(0, 1),
  )
  const classed =
    titled.length * 2 > cards.length
      ? stableSelectors(titled, 'card')
          .filter((one) => one.startsWith('.'))
          .slice(0, 3)
      : []
  const anchors = stableSelectors(
    cards.map(({ link }) => link.element),
    'card',
  )
    .filter((one) => one.startsWith('.'))
    .slice(0, 2)
  return [...headings, ...classed, ...anchors, 'a']
}

/** A title of most cards, most of them different. */
function isGoodTitle(cards: readonly Card[], selector: string): boolean {
  const titles = cards.map((card) => valueIn(card, selector, readText))
  const filled = titles.filter((title) => title !== null && title.length > 2)
  return filled.length >= cards.length * SURE && new Set(filled).size >= filled.length * 0.8
}

function dateCandidates(cards: readonly Card[], now: Date): string[] {
  const times = cards.flatMap(({ element }) =>
    elementsBelow(element)
      .filter(({ name }) => name === 'time')
      .slice(0, 1),
  )
  const candidates: string[] = []
  if (times.length * 2 > cards.length)
    candidates.push(
      ...(times.every(({ attribs }) => attribs['datetime'] !== undefined) ? ['time::attr(datetime)'] : []),
      'time',
    )
  const dated = cards.flatMap(({ element }) =>
    elementsBelow(element)
      .filter((one) => {
        const text = one.children.length <= 12 ? textOf(one) : ''
        return (
          text.length >= 6 && text.length <= LONGEST_DATE && /\p{Nd}/u.test(text) && readDate(text, { now }) !== null
        )
      })
      .slice(-1),
  )
  if (dated.length * 2 > cards.length) candidates.push(...stableSelectors(dated, 'card').slice(0, 6))
  return candidates
}

const LONGEST_DATE = 60

function dayIn(card: Card, selector: string, now: Date): string | null {
  const text = valueIn(card, selector, readDateText)
  return text === null ? null : readDate(text, { now })
}

function uniqueByUrl(entries: readonly ListedEntry[]): ListedEntry[] {
  const byUrl = new Map<string, ListedEntry>()
  for (const entry of entries) if (!byUrl.has(entry.url)) byUrl.set(entry.url, entry)
  return [...byUrl.values()]
}
