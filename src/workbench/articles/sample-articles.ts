import type { Element } from 'domhandler'
import { readPage, type Article } from '../../extract/article/read-article.ts'
import { readUnselected } from '../../extract/article/read-unselected.ts'
import { pageOf } from '../../extract/tree/page.ts'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import type { ListedEntry } from '../listings/card-selectors.ts'
import type { Visitor } from '../visits/visitor.ts'

/** A page of an entry as it is read without selectors: what those of a config are held against. */
export interface SampledPage {
  entry: ListedEntry
  url: string
  html: string
  elements: readonly Element[]
  article: Article
  /** The page is an article with a text. */
  isArticle: boolean
}

/** The pages of the first, the middle and the last of some entries. */
export async function sampleArticles(
  entries: readonly ListedEntry[],
  visitor: Visitor,
  now: Date,
): Promise<SampledPage[]> {
  const places = new Set([0, Math.floor(entries.length / 2), entries.length - 1])
  const samples: SampledPage[] = []
  for (const place of places) {
    const entry = entries[place]
    const visited = entry === undefined ? null : await visitor.get(entry.url)
    if (entry === undefined || visited === null || !visited.ok) continue
    samples.push(sampleOf(visited.text, visited.url, entry, now))
  }
  return samples
}

/** One page, read without selectors. */
function sampleOf(html: string, url: string, entry: ListedEntry, now: Date): SampledPage {
  const { elements } = pageOf(parseFast(html), url).scope
  const isArticle = readUnselected(html, url, now) !== null
  return { entry, url, html, elements, article: readPage(html, url, now).article, isArticle }
}
