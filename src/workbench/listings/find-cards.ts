import { isTag, type Element } from 'domhandler'
import { pathGroups } from '../../extract/directory/rows/path-groups.ts'
import { textOf } from '../../extract/tree/text.ts'
import type { EntryLink } from './page-entries.ts'

/** Elements of a page that stand alike, each with the link of one entry. */
export interface CardGroup {
  cards: Card[]
  score: number
}

/** One entry of a listing page, as an element. */
export interface Card {
  element: Element
  link: EntryLink
}

/**
 * What repeats on a page with a link to an article in each, the best first. Of elements around the same links the
 * outermost is taken that still holds one entry only, since that has the most of it. `framed` is not looked at, and
 * fewer than `fewest` are no list. Linear in the elements.
 */
export function findCards(
  elements: readonly Element[],
  links: readonly EntryLink[],
  framed: ReadonlySet<Element>,
  fewest: number,
): CardGroup[] {
  const within = linksWithin(links)
  const shapes = countBy(links, ({ shape }) => shape)
  const groups: CardGroup[] = []
  for (const group of pathGroups(elements).values()) {
    const [first] = group
    if (first === undefined || NEVER.has(first.name) || framed.has(first)) continue
    const judged = judgeGroup(group, within, shapes, fewest)
    if (judged !== null) groups.push(judged)
  }
  return groups.toSorted((a, b) => b.score - a.score)
}

/** The link of an entry among those that an element holds: one in a heading, else the one with most to say. */
export function mainLink(links: readonly EntryLink[]): EntryLink | null {
  let best: EntryLink | null = null
  let most = -1
  for (const link of links) {
    const words = Math.min(wordsIn(link.text), 15)
    const worth = (link.isHeading ? 12 : 0) + words + link.score
    if (worth > most) [best, most] = [link, worth]
  }
  return best
}

const NEVER = new Set('html body head main table tbody thead tfoot select option script br img svg path'.split(' '))
const DEEPEST = 12

function linksWithin(links: readonly EntryLink[]): ReadonlyMap<Element, EntryLink[]> {
  const within = new Map<Element, EntryLink[]>()
  for (const link of links) {
    let at: Element | null = link.element
    for (let up = 0; at !== null && up < DEEPEST; up++) {
      const known = within.get(at)
      if (known === undefined) within.set(at, [link])
      else known.push(link)
      at = at.parent !== null && isTag(at.parent) ? at.parent : null
    }
  }
  return within
}

function judgeGroup(
  group: readonly Element[],
  within: ReadonlyMap<Element, EntryLink[]>,
  shapes: ReadonlyMap<string, number>,
  fewest: number,
): CardGroup | null {
  const cards: Card[] = []
  const seen = new Set<string>()
  let distinct = 0
  for (const element of group) {
    const links = within.get(element) ?? []
    const link = mainLink(links)
    if (link === null || seen.has(link.url)) continue
    seen.add(link.url)
    cards.push({ element, link })
    // Links to entries, tags and people aside: a wrapper of several cards has many.
    distinct += new Set(
      links.filter(({ shape, score }) => shape === link.shape && score >= link.score - 2).map(({ url }) => url),
    ).size
  }
  const n = cards.length
  if (n < fewest || n * 2 < group.length) return null
  const mean = (of: (card: Card) => number): number => cards.reduce((sum, card) => sum + of(card), 0) / n
  const titled = mean(({ link }) => (isTitle(link.text) ? 1 : 0))
  const article = mean(({ link }) => link.score / 10)
  const heading = mean(({ link }) => (link.isHeading ? 1 : 0))
  const commonShape = Math.max(...countBy(cards, ({ link }) => link.shape).values()) / n
  const popular = Math.max(...cards.map(({ link }) => shapes.get(link.shape) ?? 0))
  const text = mean(({ element }) => Math.min(textOf(element).length, 400) / 400)
  const crowd = distinct / n
  const score =
    (n ** 0.9 *
      (0.4 + titled + article + 0.5 * heading + 0.4 * commonShape + 0.5 * text + 0.02 * Math.min(popular, 20)) *
      (titled < 0.3 && heading < 0.5 ? 0.3 : 1)) /
    crowd ** 2
  return { cards, score }
}

/** Whether a text may be the title of an entry. */
export function isTitle(text: string): boolean {
  return wordsIn(text) >= 3 || (SPACELESS.test(text) && text.length >= 6)
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{3}/u

function wordsIn(text: string): number {
  const words = text.split(/\s+/).filter((word) => word !== '').length
  return SPACELESS.test(text) ? Math.max(words, text.length / 3) : words
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}
