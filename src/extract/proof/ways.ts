import { isOfHead, reachesBeyond } from '../../config/expand/article-root.ts'
import type { Source } from '../../config/source.ts'
import { reachOf, type Reach } from '../select/anchors.ts'
import type { Tree } from '../tree/parse-fast.ts'
import { FURNITURE, prunedParser } from '../tree/parse-pruned.ts'
import { regionParser } from '../tree/parse-regions.ts'
import { TELLING } from '../tree/telling.ts'
import type { WayName } from './reading-report.ts'

/** A way to read pages; null says that this page needs a surer one. */
export interface Way {
  name: WayName
  parse: (html: string) => Tree | null
}

/** The ways that the selectors of a source's articles allow, the cheapest first. */
export function articleWays(source: Source): Way[] {
  const { title, body, date, tags, authors } = source.selectors.article
  const fields = Object.values(source.fields).flatMap(({ selector }) => selector)
  const selectors = [title, body, date, tags, authors, fields].flat()
  return waysFor(source, rooted(reachOf(selectors), selectors, source.article_root), TELLING)
}

/** A config that names what holds its articles says where to cut, in place of what each selector begins at. */
function rooted(reach: Reach, selectors: readonly string[], roots: readonly string[]): Reach {
  const inside = selectors.filter((selector) => !isOfHead(selector))
  if (roots.length === 0 || inside.some((selector) => reachesBeyond(selector, roots))) return reach
  const ofHead = selectors.filter((selector) => isOfHead(selector))
  const { anchors, isClosed } = reachOf([...roots, ...ofHead])
  return anchors === null || !isClosed ? reach : { ...reach, anchors, isClosed }
}

/** The ways that the selectors of a source's listing pages allow; `next` are those of what names the next page. */
export function listingWays(source: Source, next: readonly string[]): Way[] {
  const { container, title, url, date } = source.selectors.thumbnail
  return waysFor(source, reachOf([...container, ...next], [title, url, date].flat()), ['base'])
}

function waysFor(
  { parser }: Source,
  { anchors, isClosed, names, asksContent }: Reach,
  telling: readonly string[],
): Way[] {
  // parse5 repairs a page from what stands anywhere in it.
  if (parser === 'html5') return []
  const ways: Way[] = []
  if (anchors !== null && anchors.length > 0 && isClosed) {
    ways.push({ name: 'region', parse: regionParser(anchors, telling) })
  }
  if (anchors !== null && !asksContent) {
    const emptied = new Set(FURNITURE.filter((name) => !names.has(name)))
    if (emptied.size > 0) ways.push({ name: 'pruned', parse: prunedParser({ emptied, kept: anchors, telling }) })
  }
  return ways
}
