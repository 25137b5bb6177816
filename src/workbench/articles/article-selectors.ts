import { isTag, type Element } from 'domhandler'
import { mainBlocks, proseOf } from '../../extract/article/main-blocks.ts'
import { readDate } from '../../extract/dates/read-date.ts'
import { statedDates } from '../../extract/stated/stated-dates.ts'
import { all, first } from '../../extract/select/pick.ts'
import { readDateText, readText } from '../../extract/select/read.ts'
import { compileSelector } from '../../extract/select/selector.ts'
import { textOf } from '../../extract/tree/text.ts'
import { pageOf } from '../../extract/tree/page.ts'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import { overlap } from '../agreement.ts'
import { framedElements } from '../listings/page-entries.ts'
import { stableSelectors } from '../stable-selectors.ts'
import type { SampledPage } from './sample-articles.ts'

/** A selector of `selectors.article`, and how well it does on the pages that were looked at. */
export interface ArticleSelector {
  selector: string
  /** The worst agreement with what is read without it, from 0 to 1. */
  agreement: number
}

/**
 * The simplest selector whose text agrees with what is read without selectors on every page; null where none does. A
 * page without a text says nothing.
 */
export function bodySelector(samples: readonly SampledPage[]): ArticleSelector | null {
  const read = samples.filter(({ isArticle }) => isArticle)
  const holders = read.flatMap(({ elements }) => holderOf(elements) ?? [])
  if (read.length === 0 || holders.length < read.length) return null
  let best: (ArticleSelector & { worth: number }) | null = null
  for (const [n, base] of stableSelectors(holders).entries()) {
    if (/^(?:div|section|body|td|p)$/.test(base)) continue
    for (const selector of [`${base} p`, base]) {
      const agreement = Math.min(
        ...read.map(({ elements, article }) =>
          overlap(
            all([compileSelector(selector)], { element: null, elements }, readText, 'outermost').join(' '),
            article.body ?? '',
          ),
        ),
      )
      const worth = agreement - n / 200 - (selector === base ? 0.01 : 0)
      if (agreement >= ALIKE && worth > (best?.worth ?? 0)) best = { selector, agreement, worth }
    }
  }
  return best === null ? null : { selector: best.selector, agreement: best.agreement }
}

const ALIKE = 0.9

/** The innermost element around nearly all of the main text. */
function holderOf(elements: readonly Element[]): Element | null {
  const blocks = proseOf(mainBlocks(elements).blocks)
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const sizes = new Map<Element, number>()
  for (const { element, text } of blocks) {
    for (let at: Element | null = element; at !== null; at = at.parent !== null && isTag(at.parent) ? at.parent : null)
      sizes.set(at, (sizes.get(at) ?? 0) + text.length)
  }
  let holder: Element | null = null
  for (const element of elements)
    if ((sizes.get(element) ?? 0) >= total * NEARLY_ALL && !PARAGRAPH.has(element.name)) holder = element
  return total === 0 ? null : holder
}

const NEARLY_ALL = 0.93
const PARAGRAPH = new Set(['p', 'li', 'blockquote', 'h1', 'h2', 'h3'])

/** A selector of the day of publication, for pages that do not state one; null where they do, or none is seen. */
export function dateSelector(samples: readonly SampledPage[], now: Date): ArticleSelector | null {
  const unstated = samples.filter(({ html, url }) => !isStated(html, url, now))
  if (unstated.length * 2 < samples.length || samples.length === 0) return null
  const shown = unstated.map(({ elements }) => datesShown(elements, now))
  const [candidates = []] = shown
  for (const element of candidates.slice(0, 5)) {
    const same = shown.map((elements) =>
      elements.find((one) => one.name === element.name && one.attribs['class'] === element.attribs['class']),
    )
    const found = same.filter((one) => one !== undefined)
    if (found.length < shown.length) continue
    for (const selector of stableSelectors(found)) {
      const isGood = unstated.every(({ elements }) => {
        const text = first([compileSelector(selector)], { element: null, elements }, readDateText)
        return text !== null && readDate(text, { now }) !== null
      })
      if (isGood && !/^(?:p|div|span|time|li|td)$/.test(selector)) return { selector, agreement: 1 }
    }
  }
  return null
}

function isStated(html: string, url: string, now: Date): boolean {
  for (const text of statedDates(pageOf(parseFast(html), url))) if (readDate(text, { now }) !== null) return true
  return false
}

/** Short texts outside of the frame that are a day, those whose class says so first. */
function datesShown(elements: readonly Element[], now: Date): Element[] {
  const framed = framedElements(elements)
  const found = elements.filter((element) => {
    if (framed.has(element) || element.children.length > 12 || element.name === 'script') return false
    const text = textOf(element)
    return text.length >= 6 && text.length <= 60 && /\p{Nd}/u.test(text) && readDate(text, { now }) !== null
  })
  const isNamed = ({ attribs }: Element): boolean =>
    DATE.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`.slice(0, 200))
  return [...found.filter(isNamed), ...found.filter((element) => !isNamed(element))]
}

const DATE = /date|time|publish|posted|fecha|datum|data|ngay|meta/i

/** Whether the heading of the pages is their title, so that `h1` may be selected. */
export function isHeadingTitle(samples: readonly SampledPage[]): boolean {
  return (
    samples.length > 0 &&
    samples.every(({ elements, article }) => {
      const heading = first([compileSelector('h1')], { element: null, elements }, readText)
      return heading !== null && article.title !== null && overlap(heading, article.title) >= ALIKE
    })
  )
}

/** Links to tags and to authors that the pages mark as such, for pages that do not state them. */
export function listSelector(samples: readonly SampledPage[], part: 'tags' | 'authors'): ArticleSelector | null {
  for (const selector of CANDIDATES[part]) {
    const found = samples.map(({ elements }) =>
      all([compileSelector(selector)], { element: null, elements }, readText, 'innermost'),
    )
    const filled = found.filter(
      (texts) => texts.length > 0 && texts.length <= MOST && texts.every((text) => text.length <= 60),
    )
    const isSame = samples.length > 1 && new Set(found.map((texts) => texts.join('|'))).size === 1
    if (filled.length * 2 > samples.length && !(isSame && part === 'tags'))
      return { selector, agreement: filled.length / samples.length }
  }
  return null
}

const MOST = 20
const CANDIDATES = {
  tags: [
    'a[rel~="tag"]',
    '.entry-tags a',
    '.post-tags a',
    '.article-tags a',
    '.tags a',
    '.tag-list a',
    '.tags-links a',
    '.keywords a',
    '.topics a',
  ],
  authors: [
    '[itemprop="author"] [itemprop="name"]',
    '[itemprop="author"]',
    'a[rel~="author"]',
    '.byline a',
    '.byline',
    '.author-name',
    '.author',
  ],
}
