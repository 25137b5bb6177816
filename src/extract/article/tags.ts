import type { Element } from 'domhandler'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { linkedThings, textsOf, type LinkedThing } from '../stated/linked-data.ts'
import { metaContents } from '../stated/meta-content.ts'
import { ownArticles } from '../stated/own-articles.ts'
import type { Page } from '../tree/page.ts'
import { textOf } from '../tree/text.ts'

/** What an article is about, in its page's words: `article:tag`, links to tags, keywords of JSON-LD and of the head. */
export function tagsOf(articles: readonly LinkedThing[], elements: readonly Element[]): string[] {
  return firstTags([
    ...describedTags(articles, elements),
    () =>
      elements
        .filter(
          ({ name, attribs }) => name === 'a' && /(?:^|\s)tag(?:$|\s)/i.test((attribs['rel'] ?? '').slice(0, 100)),
        )
        .slice(0, MOST)
        .map(textOf),
  ])
}

/** What was read of the whole page, else what it states of itself in its head and in JSON-LD. */
export function statedTags(page: Page, read: { tags: string[] } | undefined): string[] {
  const { elements } = page.scope
  if (read !== undefined) return read.tags
  return firstTags(describedTags(ownArticles(page, linkedThings(elements)), elements))
}

function describedTags(articles: readonly LinkedThing[], elements: readonly Element[]): (() => string[])[] {
  return [
    () =>
      articles.flatMap(({ keywords }) =>
        Array.isArray(keywords) ? keywords.slice(0, MOST).flatMap((one) => textsOf(one)) : split(textsOf(keywords)),
      ),
    () => ['article:tag', 'parsely-tags', 'sailthru.tags'].flatMap((name) => split([...metaContents(elements, name)])),
    () =>
      split(['news_keywords', 'keywords'].flatMap((name) => [...metaContents(elements, name)].slice(0, 1)).slice(0, 1)),
  ]
}

function firstTags(places: readonly (() => string[])[]): string[] {
  for (const texts of places) {
    const tags = texts()
      .map(collapseWhitespace)
      .filter((tag) => tag !== '' && tag.length <= LONGEST)
    if (tags.length > 0) return [...new Set(tags)].slice(0, MOST)
  }
  return []
}

const MOST = 50
const LONGEST = 80

function split(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.slice(0, MOST * LONGEST).split(/[,;、，]/))
}
