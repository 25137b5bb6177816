import type { Element } from 'domhandler'
import { resolveLink } from '../listing/link.ts'
import { linkedThings, textsOf, type LinkedThing } from '../stated/linked-data.ts'
import { metaContent } from '../stated/meta-content.ts'
import { decodedOnceMore, statedLanguage, statedTitle } from '../stated/metadata.ts'
import { ownArticles } from '../stated/own-articles.ts'
import { siteOf, withoutSiteName } from '../stated/site-name.ts'
import { NOT_TO_ITS_END, pageOf, type Page } from '../tree/page.ts'
import { parseFast } from '../tree/parse/parse-fast.ts'
import { authorsOf } from './authors.ts'
import { allBlocks, mainBlocks, proseOf, type MainText } from './main-blocks.ts'
import { pageForm, type PageForm } from './page-form.ts'
import { publicationOf, type Publication } from './publication.ts'
import { withStatedBody } from './stated-body.ts'
import { tagsOf } from './tags.ts'

/** What a page says without a config. Parts that are not there are null or empty. */
export interface Article extends Publication {
  title: string | null
  authors: string[]
  /** Paragraphs, headings and list items of the main text, joined by a line break. */
  body: string | null
  tags: string[]
  /** BCP 47. */
  language: string | null
  /** Absolute. */
  image: string | null
  canonical: string | null
  kind: 'article' | 'listing' | 'other'
  /** What a person should know: the page was not read to its end. */
  warning?: string
}

/**
 * Reads a page without a config: what it states (JSON-LD, microdata, OpenGraph, meta elements) first, then its text.
 * `url` is where the page was found, `now` what relative dates go by. Takes time in proportion to the page; never
 * throws.
 */
export function readArticle(html: string, url: string, now: Date = new Date()): Article {
  return readPage(html, url, now).article
}

/** The same, with what decides how far it is to be trusted: the form of the page, and how much of it the text is. */
export function readPage(html: string, url: string, now: Date): { article: Article; form: PageForm; share: number } {
  const page = pageOf(parseFast(html), url)
  const { elements } = page.scope
  const things = linkedThings(elements)
  const articles = ownArticles(page, things)
  const main = mainBlocks(elements)
  const form = pageForm({ main, articles, elements, url })
  const stated = articles.map(({ articleBody }) => articleBody).find((text) => typeof text === 'string') ?? ''
  const paragraphs = paragraphsOf(main, form, stated, elements)
  const title = titleOf(page, articles)
  const image = metaContent(elements, 'og:image') ?? metaContent(elements, 'twitter:image')
  const canonical = elements.find(
    ({ name, attribs }) => name === 'link' && attribs['rel']?.trim().toLowerCase() === 'canonical',
  )
  const address = canonical?.attribs['href'] ?? metaContent(elements, 'og:url')
  const article: Article = {
    title,
    ...publicationOf(page, url, now),
    authors: authorsOf(articles, elements),
    body: paragraphs.filter((text, at) => at > 0 || text !== title).join('\n') || null,
    tags: tagsOf(articles, elements),
    language: statedLanguage(page),
    image: image === null ? null : resolveLink(image, page.base),
    canonical: address == null ? null : resolveLink(address, page.base),
    kind: form === 'discussion' ? 'other' : form,
    ...(page.isCut ? { warning: NOT_TO_ITS_END } : {}),
  }
  return { article, form, share: main.share }
}

/** The headline that the page states of its article, else its title. */
function titleOf(page: Page, articles: readonly LinkedThing[]): string | null {
  const { elements } = page.scope
  const headline = articles.flatMap((article) => textsOf(article['headline'])).at(0)
  if (headline === undefined) return statedTitle(page)
  return withoutSiteName(decodedOnceMore(headline), siteOf(elements, page.base), null)
}

function paragraphsOf(main: MainText, form: PageForm, stated: string, elements: readonly Element[]): string[] {
  const prose = proseOf(main.blocks)
  switch (form) {
    case 'article':
      if (stated !== '') return withStatedBody(main.blocks, allBlocks(elements), stated)
      return (main.share > SCARCE ? prose : proseOf(allBlocks(elements))).map(({ text }) => text)
    case 'other':
      return (main.share > WHOLE_SHARE ? prose : allBlocks(elements)).map(({ text }) => text)
    case 'listing':
    case 'discussion':
      return allBlocks(elements).map(({ text }) => text)
  }
}

/** Above it the best element is the page's text, whatever kind of page it is. */
const WHOLE_SHARE = 0.6
/** Below it even the best element of an article is something beside it. */
const SCARCE = 0.08
