import { isTag, isText, type Element } from 'domhandler'
import { squeeze } from './squeeze.ts'
import type { Page } from './tree/page.ts'
import { textOf } from './tree/text.ts'

/** What a page says about itself, for where the config's selectors say nothing. */

/** og:title, else the first h1, else the title of the window. */
export function statedTitle({ scope: { elements } }: Page): string | null {
  const stated = meta(elements, ['og:title'])
  if (stated) return stated
  for (const name of ['h1', 'title']) {
    for (const element of elements) {
      // An icon's title is not the window's.
      const isOurs =
        element.name === name && !(element.parent !== null && isTag(element.parent) && element.parent.name === 'svg')
      const text = isOurs ? textOf(element) : ''
      if (text !== '') return text
    }
  }
  return null
}

const DATE_METAS = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'publishdate',
  'pubdate',
  'dc.date.issued',
  'dc.date',
  'sailthru.date',
]

/** Texts that say when the page was published, the surest first: JSON-LD, meta elements, `<time datetime>`. */
export function* statedDates({ scope: { elements } }: Page): Generator<string> {
  yield* linkedDataDates(elements)
  for (const name of DATE_METAS) {
    const stated = meta(elements, [name])
    if (stated) yield stated
  }
  const times = elements.filter((element) => element.name === 'time' && element.attribs['datetime'])
  const marked = times.find((time) => time.attribs['itemprop'] === 'datePublished' || 'pubdate' in time.attribs)
  const time = marked ?? times[0]
  if (time) yield squeeze(time.attribs['datetime']!)
}

/** BCP 47 tag of the page, as its root element says. */
export function statedLanguage({ scope: { elements } }: Page): string | null {
  const html = elements.find((element) => element.name === 'html')
  const tag = (html?.attribs['lang'] ?? html?.attribs['xml:lang'] ?? '').trim().replaceAll('_', '-')
  if (tag !== last.tag) last = { tag, language: canonical(tag) }
  return last.language
}

// The pages of a source mostly say the same.
let last: { tag: string; language: string | null } = { tag: '', language: null }

function canonical(tag: string): string | null {
  try {
    return tag === '' ? null : (Intl.getCanonicalLocales(tag)[0] ?? null)
  } catch {
    return null
  }
}

function meta(elements: readonly Element[], names: readonly string[]): string | null {
  for (const { name, attribs } of elements) {
    if (name !== 'meta') continue
    const key = (attribs['property'] ?? attribs['name'] ?? attribs['itemprop'] ?? '').toLowerCase()
    const content = names.includes(key) ? squeeze(attribs['content'] ?? '') : ''
    if (content !== '') return content
  }
  return null
}

function* linkedDataDates(elements: readonly Element[]): Generator<string> {
  for (const element of elements) {
    if (element.name !== 'script' || !/ld\+json/i.test(element.attribs['type'] ?? '')) continue
    const source = element.children.map((child) => (isText(child) ? child.data : '')).join('')
    if (source.includes('datePublished')) yield* publishedIn(parsed(source))
  }
}

// Some nodes deep at most; a hostile page may hold more.
const MOST_NODES = 2000

function* publishedIn(json: unknown): Generator<string> {
  const nodes = [json]
  for (let i = 0; i < nodes.length && i < MOST_NODES; i++) {
    const node = nodes[i]
    if (node === null || typeof node !== 'object') continue
    const { datePublished } = node as { datePublished?: unknown }
    if (typeof datePublished === 'string') yield datePublished
    for (const value of Object.values(node)) nodes.push(value)
  }
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}
