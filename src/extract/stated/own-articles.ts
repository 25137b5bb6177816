import type { Element } from 'domhandler'
import { textsOf, typesOf, type LinkedThing } from './linked-data.ts'
import { metaContent, metaContents } from './meta-content.ts'
import type { Page } from '../tree/page.ts'
import { textOf } from '../tree/text.ts'

/**
 * The articles that the page is: where several are described, those that say they are this page, or have its title; one
 * by itself may say what it likes.
 */
export function ownArticles(page: Page, things: readonly LinkedThing[]): LinkedThing[] {
  const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE_TYPES.test(type)))
  if (articles.length < 2) return articles
  const { elements } = page.scope
  const addresses = new Set(
    [page.base, ...['og:url', 'twitter:url'].flatMap((name) => [...metaContents(elements, name)])].map(pathOf),
  )
  const titles = new Set([metaContent(elements, 'og:title') ?? '', ...titlesOf(elements)].map(lettersOf))
  titles.delete('')
  const named = articles.filter((article) => addressesOf(article).some((address) => addresses.has(pathOf(address))))
  if (named.length > 0) return named
  const titled = articles.filter((article) =>
    textsOf(article['headline']).some((title) => isAmong(lettersOf(title), titles)),
  )
  if (titled.length > 0) return titled
  return articles.filter((article) => addressesOf(article).length === 0)
}

function addressesOf(thing: LinkedThing): string[] {
  const { mainEntityOfPage } = thing
  const main =
    typeof mainEntityOfPage === 'object' && mainEntityOfPage !== null ? (mainEntityOfPage as LinkedThing) : null
  return [thing['url'], thing['@id'], main === null ? mainEntityOfPage : (main['@id'] ?? main['url'])]
    .flatMap((one) => textsOf(one))
    .filter((text) => /^(?:https?:)?\//.test(text))
}

/** The part of an address in which the pages of a site differ. */
function pathOf(address: string): string {
  const url = URL.parse(address, 'https://site.invalid')
  return url === null ? address : `${url.pathname.replace(/\/$/, '')}${url.search}`
}

function titlesOf(elements: readonly Element[]): string[] {
  return elements.filter(({ name }) => name === 'h1').map((heading) => textOf(heading))
}

function isAmong(title: string, titles: ReadonlySet<string>): boolean {
  return title !== '' && [...titles].some((one) => one === title || one.startsWith(title))
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const ARTICLE_TYPES = /(?:Article|Posting|Report)$|^(?:Recipe|HowTo|Review)$/
