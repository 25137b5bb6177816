import type { Element } from 'domhandler'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { textsOf, type LinkedThing } from '../stated/linked-data.ts'
import { metaContents } from '../stated/meta-content.ts'
import { textOf } from '../tree/text.ts'

/** What an article is about, in its page's words: `article:tag`, links to tags, keywords of JSON-LD and of the head. */
export function tagsOf(articles: readonly LinkedThing[], elements: readonly Element[]): string[] {
  for (const texts of [
    () =>
      articles.flatMap(({ keywords }) =>
        Array.isArray(keywords) ? keywords.slice(0, MOST).flatMap((one) => textsOf(one)) : split(textsOf(keywords)),
      ),
    () => ['article:tag', 'parsely-tags', 'sailthru.tags'].flatMap((name) => split([...metaContents(elements, name)])),
    () =>
      split(['news_keywords', 'keywords'].flatMap((name) => [...metaContents(elements, name)].slice(0, 1)).slice(0, 1)),
    () =>
      elements
        .filter(
          ({ name, attribs }) => name === 'a' && /(?:^|\s)tag(?:$|\s)/i.test((attribs['rel'] ?? '').slice(0, 100)),
        )
        .slice(0, MOST)
        .map(textOf),
  ]) {
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
