import type { Element } from 'domhandler'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { authorName } from '../feed/author-name.ts'
import { linkedThings, textsOf, type LinkedThing } from '../stated/linked-data.ts'
import { metaContents } from '../stated/meta-content.ts'
import { ownArticles } from '../stated/own-articles.ts'
import type { Page } from '../tree/page.ts'
import { textOf } from '../tree/text.ts'

/** The names of those who wrote an article: by JSON-LD, meta elements, microdata, links to authors, and the byline. */
export function authorsOf(articles: readonly LinkedThing[], elements: readonly Element[]): string[] {
  return firstNames([
    ...describedNames(articles, elements),
    () => marked(elements, ({ attribs }) => wordsIn(attribs['itemprop']).includes('author')),
    () => marked(elements, ({ name, attribs }) => name === 'a' && wordsIn(attribs['rel']).includes('author')),
    () => marked(elements, ({ attribs }) => wordsIn(attribs['class']).some((word) => BYLINE.test(word))),
  ])
}

/** What was read of the whole page, else what it states of itself in its head and in JSON-LD. */
export function statedAuthors(page: Page, read: { authors: string[] } | undefined): string[] {
  const { elements } = page.scope
  if (read !== undefined) return read.authors
  return firstNames(describedNames(ownArticles(page, linkedThings(elements)), elements))
}

function describedNames(articles: readonly LinkedThing[], elements: readonly Element[]): (() => string[])[] {
  return [
    () => articles.flatMap((article) => namesOf(article['author'])),
    () => METAS.flatMap((name) => [...metaContents(elements, name)]).filter((text) => !/^https?:/.test(text)),
  ]
}

function firstNames(places: readonly (() => string[])[]): string[] {
  for (const texts of places) {
    const names = new Map(
      texts()
        .flatMap(splitNames)
        .map((name) => [name.toLowerCase(), name]),
    )
    if (names.size > 0) return [...names.values()].slice(0, MOST)
  }
  return []
}

const METAS = [
  'author',
  'article:author',
  'article:author_name',
  'dc.creator',
  'citation_author',
  'parsely-author',
  'sailthru.author',
  'byl',
]
const BYLINE =
  /^(?:byline|author|authors|author-?name|byline__name|byline-name|article-?author|story-?author|entry-?author|p-author|fn)$/i
/** A page that names more is a list of people. */
const MOST = 20
const LONGEST = 100
/** Lists in lists are no names. */
const DEEPEST = 10
/** Characters that are read in search of a byline: hostile pages nest hundreds of them around all their text. */
const MOST_READ = 1_000_000

function namesOf(value: unknown, depth = 0): string[] {
  if (Array.isArray(value)) {
    if (depth > DEEPEST) return []
    const people = value.filter((one) => !isOrganization(one))
    return (people.length > 0 ? people : value).slice(0, MOST).flatMap((one) => namesOf(one, depth + 1))
  }
  if (typeof value === 'object' && value !== null) return textsOf((value as LinkedThing)['name'])
  return textsOf(value)
}

function isOrganization(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && textsOf((value as LinkedThing)['@type']).includes('Organization')
  )
}

function marked(elements: readonly Element[], test: (element: Element) => boolean): string[] {
  const found: string[] = []
  let read = 0
  for (const element of elements) {
    if (found.length === 3 || read > MOST_READ) break
    const text = test(element) ? textOf(element) : ''
    read += text.length
    if (text.length > 2 && text.length <= LONGEST && !found.includes(text)) found.push(text)
  }
  return found.slice(0, 3)
}

function splitNames(text: string): string[] {
  if (text.length > 5 * LONGEST) return []
  return authorName(text)
    .replace(/^(?:by|von|par|por|di|door|av|af|autor|author|written by|oleh)\s*:?\s+/i, '')
    .split(/, (?!jr\b|sr\b|phd\b|md\b)| ?[;|/] | and | und | & | et (?=\p{Lu})/iu)
    .map(collapseWhitespace)
    .filter(
      (name) =>
        name.length > 1 &&
        name.length <= LONGEST &&
        /\p{L}/u.test(name) &&
        !name.includes('://') &&
        !name.includes('@'),
    )
}

function wordsIn(value: string | undefined): string[] {
  return value === undefined ? [] : value.slice(0, 400).toLowerCase().split(/\s+/)
}
