import { isOfHead, reachesBeyond } from '../../config/expand/article-root.ts'
import type { Source } from '../../config/source.ts'
import { rowFields } from '../fields/row-fields.ts'
import { reachOf, type Reach } from '../select/anchors.ts'
import type { Tree } from '../tree/parse/parse-fast.ts'
import { BOILERPLATE, prunedParser } from '../tree/parse/parse-pruned.ts'
import { regionParser } from '../tree/parse/parse-regions.ts'
import type { StrategyName } from './reading-report.ts'

/** One way to parse a page; null when this page needs a safer one. */
export interface ParseStrategy {
  name: StrategyName
  parse: (html: string) => Tree | null
}

/**
 * Elements with metadata of an article's page, wherever they stand; of scripts those with JSON-LD, of html its start
 * tag.
 */
const METADATA_TAGS = ['html', 'title', 'meta', 'base', 'h1', 'script']

/** The strategies that the selectors of a source's articles allow, the cheapest first. */
export function articleStrategies(source: Source): ParseStrategy[] {
  const { title, body, date, tags, authors } = source.selectors.article
  const fields = Object.values(source.fields).flatMap(({ selector }) => selector)
  const documents = (source.documents ?? []).flatMap(({ link, click }) => (click === undefined ? link : [click]))
  const selectors = [title, body, date, tags, authors, fields, documents].flat()
  return strategiesFor(source, rooted(reachOf(selectors), selectors, source.article_root), METADATA_TAGS)
}

/** A config that names what holds its articles says where to cut, in place of what each selector begins at. */
function rooted(reach: Reach, selectors: readonly string[], roots: readonly string[]): Reach {
  const inside = selectors.filter((selector) => !isOfHead(selector))
  if (roots.length === 0 || inside.some((selector) => reachesBeyond(selector, roots))) return reach
  const ofHead = selectors.filter((selector) => isOfHead(selector))
  const { anchors, isClosed } = reachOf([...roots, ...ofHead])
  return anchors === null || !isClosed ? reach : { ...reach, anchors, isClosed }
}

/**
 * The strategies that the selectors of a source's listing pages allow; `next` are those of what names the next page.
 */
export function listingStrategies(source: Source, next: readonly string[]): ParseStrategy[] {
  const { container, title, url, date, row } = source.selectors.thumbnail
  const fields = row === undefined ? [] : Object.values(rowFields(source)).flatMap(({ selector }) => selector)
  const { key = [], body = [], tags = [], authors = [] } = row ?? {}
  const inner = [title, url, date, key, body, tags, authors, fields].flat()
  return strategiesFor(source, reachOf([...container, ...next], inner), ['base'])
}

function strategiesFor(
  { parser }: Source,
  { anchors, isClosed, names, asksContent }: Reach,
  metadataTags: readonly string[],
): ParseStrategy[] {
  // parse5 repairs a page from what stands anywhere in it.
  if (parser === 'html5') return []
  const strategies: ParseStrategy[] = []
  if (anchors !== null && anchors.length > 0 && isClosed) {
    strategies.push({ name: 'region', parse: regionParser(anchors, metadataTags) })
  }
  if (anchors !== null && !asksContent) {
    const emptied = new Set(BOILERPLATE.filter((name) => !names.has(name)))
    if (emptied.size > 0)
      strategies.push({ name: 'pruned', parse: prunedParser({ emptied, kept: anchors, metadataTags }) })
  }
  return strategies
}
