import type { UnselectedParts } from './unselected-parts.ts'
import { readPage } from './read-article.ts'

/**
 * Reads the text of an article's page without a selector, as `readArticle` does; null for a page that is not one, or
 * has hardly any text: a list, a notice, a form. Never throws.
 */
export function readUnselected(html: string, url: string, now: Date): UnselectedParts | null {
  const { article, form, share } = readPage(html, url, now)
  const { body, tags, authors } = article
  if (body === null || article.warning !== undefined) return null
  const weight = SPACELESS.test(body) ? body.length * 3 : body.length
  switch (form) {
    case 'article':
      return weight >= SHORTEST ? { body, tags, authors } : null
    case 'other':
      return weight >= SHORTEST_UNNAMED && share > MOST_OF_PAGE ? { body, tags, authors } : null
    case 'listing':
    case 'discussion':
      return null
  }
}

/** Characters of a page that says it is an article, and of one that says nothing of itself. */
const SHORTEST = 140
const SHORTEST_UNNAMED = 280
/** Of the text outside the frame of a page: what the article has to be. */
const MOST_OF_PAGE = 0.6
/** Scripts that write no blanks say as much in a third of the characters. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{4}/u
