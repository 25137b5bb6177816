import type { Element } from 'domhandler'
import type { Source } from '../../config/source.ts'
import { readDate } from '../../extract/dates/read-date.ts'
import { all, first } from '../../extract/select/pick.ts'
import { readDateText, readText } from '../../extract/select/read.ts'
import { compileSelector } from '../../extract/select/selector.ts'
import { textOf } from '../../extract/tree/text.ts'
import { isTag } from 'domhandler'
import { pageOf } from '../../extract/tree/page.ts'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import { elementsBelow } from '../../extract/tree/walk.ts'
import type { StoredRecord } from '../../store/store.ts'
import { overlap } from '../agreement.ts'
import { cardsOf } from '../listings/pages-way.ts'
import { withoutFragment } from '../listings/page-entries.ts'
import { readCards } from '../listings/read-cards.ts'
import { stableSelectors } from '../stable-selectors.ts'

/** A selector that no longer finds what it should, one that does, and what shows it. */
export interface Repair {
  /** Path in the config: selectors, article, body. */
  path: string[]
  from: string[]
  to: string
  /** A sentence with counts. */
  evidence: string
}

/** A stored record, and its page as it is now. */
export interface RevisitedRecord {
  record: StoredRecord
  url: string
  html: string
}

/**
 * Proposes selectors in place of those that have stopped to work: such with which what is stored of good records is
 * found again in their pages of today. One that still works, and a part that no stored record shows, is left alone.
 */
export function suggestRepairs(
  source: Source,
  revisited: readonly RevisitedRecord[],
  listing: { url: string; text: string } | null,
  known: ReadonlySet<string>,
  now: Date,
): Repair[] {
  const pages = revisited.map(({ record, url, html }): Page => ({
    record,
    elements: pageOf(parseFast(html), url).scope.elements,
  }))
  const { article } = source.selectors
  return [
    ...(listing === null ? [] : listingRepairs(source, listing, known, now)),
    ...repairOf('title', article.title, pages, textMatch('title'), 'one'),
    ...repairOf('body', article.body, pages, bodyMatch, 'paragraphs'),
    ...repairOf('date', article.date, pages, dateMatch(now), 'one'),
    ...repairOf('tags', article.tags, pages, listMatch('tags'), 'each'),
    ...repairOf('authors', article.authors, pages, listMatch('authors'), 'each'),
  ]
}

interface Page {
  record: StoredRecord
  elements: readonly Element[]
}

type Part = 'title' | 'body' | 'date' | 'tags' | 'authors'

/** How much of what is stored a selector finds on a page, from 0 to 1; null where nothing is stored. */
type Agreement = (selectors: readonly string[], page: Page) => number | null

const WORKS = 0.8
const GOOD = 0.9

function repairOf(
  part: Part,
  current: readonly string[],
  pages: readonly Page[],
  agreement: Agreement,
  form: 'one' | 'paragraphs' | 'each',
): Repair[] {
  if (current.length === 0) return []
  const shown = pages.filter((page) => agreement([], page) !== null)
  if (shown.length === 0) return []
  const mean = (selectors: readonly string[]): number =>
    shown.reduce((sum, page) => sum + (agreement(selectors, page) ?? 0), 0) / shown.length
  if (mean(current) >= WORKS) return []
  let best: { selector: string; score: number } | null = null
  for (const [n, selector] of candidatesFor(part, shown, form).entries()) {
    const score = mean([selector])
    if (score >= GOOD && score - n / 500 > (best?.score ?? 0)) best = { selector, score: score - n / 500 }
  }
  if (best === null) return []
  const good = shown.filter((page) => (agreement([best.selector], page) ?? 0) >= GOOD).length
  const evidence = `finds what is stored on ${good} of ${shown.length} pages; ${current.join(', ')} on ${shown.filter((page) => (agreement(current, page) ?? 0) >= GOOD).length}`
  return [{ path: ['selectors', 'article', part], from: [...current], to: best.selector, evidence }]
}

/** Selectors of the elements that hold what is stored, on every page. */
function candidatesFor(part: Part, pages: readonly Page[], form: 'one' | 'paragraphs' | 'each'): string[] {
  const holders = pages.map(({ record, elements }) => holdersOf(part, record, elements, form))
  const found = holders.filter((elements) => elements.length > 0)
  if (found.length * 2 < pages.length) return []
  const firsts = found.flatMap((elements) => elements.slice(0, 1))
  const selectors = stableSelectors(form === 'each' ? found.flat() : firsts)
  const inner = selectors.filter((selector) => !/^(?:div|section|body|p|span|a|li)$/.test(selector))
  return form === 'paragraphs' ? inner.flatMap((selector) => [`${selector} p`, selector]) : inner
}

function holdersOf(
  part: Part,
  record: StoredRecord,
  elements: readonly Element[],
  form: 'one' | 'paragraphs' | 'each',
): Element[] {
  if (form === 'paragraphs') {
    const holder = bodyHolder(record.body ?? '', elements)
    return holder === null ? [] : [holder]
  }
  const wanted = new Set([record[part] ?? []].flat().map(plain))
  const dated = part !== 'date' || record.date_raw === null ? null : plain(record.date_raw)
  const holders = elements.filter((element) => {
    if (element.children.length > 6 || UNSHOWN.has(element.name)) return false
    const text = plain(textOf(element))
    return (
      text !== '' &&
      (wanted.has(text) ||
        text === dated ||
        (element.attribs['datetime'] !== undefined && plain(element.attribs['datetime']) === dated))
    )
  })
  return holders.filter((one) => !holders.some((other) => other !== one && isBelow(other, one)))
}

const UNSHOWN = new Set(['title', 'script', 'style', 'meta', 'option'])

/** The innermost element that holds nearly all of a text. */
function bodyHolder(body: string, elements: readonly Element[]): Element | null {
  const sample = body.slice(0, 4000)
  const start = plain(sample).slice(0, 60)
  const end = plain(body).slice(-60)
  if (start.length < 20) return null
  let holder: Element | null = null
  for (const element of elements) {
    if (element.name === 'p' || UNSHOWN.has(element.name)) continue
    const isAround: boolean = holder === null || isBelow(element, holder)
    if (!isAround) continue
    const text = plain(textOf(element))
    if (text.includes(start) && text.includes(end)) holder = element
  }
  return holder
}

function isBelow(element: Element, ancestor: Element): boolean {
  for (let at: Element['parent'] = element.parent; at !== null; at = at.parent) if (at === ancestor) return true
  return false
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function textsBy(selectors: readonly string[], { elements }: Page, nested: 'outermost' | 'innermost'): string[] {
  return all(selectors.map(compileSelector), { element: null, elements }, readText, nested)
}

const bodyMatch: Agreement = (selectors, page) => {
  const { body } = page.record
  return body === null ? null : overlap(textsBy(selectors, page, 'outermost').join(' '), body)
}

function textMatch(part: 'title'): Agreement {
  return (selectors, page) => overlap(textsBy(selectors, page, 'outermost')[0] ?? '', page.record[part])
}

function dateMatch(now: Date): Agreement {
  return (selectors, { record, elements }) => {
    if (record.date === null) return null
    const text = first(selectors.map(compileSelector), { element: null, elements }, readDateText)
    return text !== null && readDate(text, { now }) === record.date ? 1 : 0
  }
}

function listMatch(part: 'tags' | 'authors'): Agreement {
  return (selectors, page) => {
    const stored = page.record[part]
    return stored.length === 0 ? null : overlap(textsBy(selectors, page, 'innermost').join(' '), stored.join(' '))
  }
}

/** The listing: what holds links to articles that are known, or to their like. */
function listingRepairs(
  source: Source,
  { url, text }: { url: string; text: string },
  known: ReadonlySet<string>,
  now: Date,
): Repair[] {
  const { container, title, url: link } = source.selectors.thumbnail
  const [firstContainer] = container
  if (firstContainer === undefined) return []
  const before = container.flatMap((selector) => readCards(text, url, selector, link[0] ?? 'a::attr(href)'))
  if (before.length > 0) return []
  const cards = cardsOf(text, url, now)
  if (cards === null) return []
  const same = cards.entries.filter((entry) => known.has(withoutFragment(entry.url))).length
  const evidence = `finds ${cards.entries.length} entries, ${same} of them known from before; ${container.join(', ')} none`
  const { elements } = pageOf(parseFast(text), url).scope
  const boxes = compileSelector(cards.container)
    .among(elements, null)
    .map(({ element }) => element)
    .filter(isTag)
  const works = (selectors: readonly string[]): boolean =>
    boxes.filter(
      (element) =>
        first(selectors.map(compileSelector), { element, elements: elementsBelow(element) }, readText) !== null,
    ).length *
      2 >
    boxes.length
  return [
    { path: ['selectors', 'thumbnail', 'container'], from: [...container], to: cards.container, evidence },
    ...(link.length > 0 && readCards(text, url, cards.container, link[0]!).length * 2 > boxes.length
      ? []
      : [
          { path: ['selectors', 'thumbnail', 'url'], from: [...link], to: cards.url, evidence: 'leads to the entries' },
        ]),
    ...(title.length === 0 || works(title)
      ? []
      : [{ path: ['selectors', 'thumbnail', 'title'], from: [...title], to: cards.title, evidence: 'their titles' }]),
  ]
}
