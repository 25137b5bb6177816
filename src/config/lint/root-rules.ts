import { isOfHead, reachesBeyond, rootFault } from '../expand/article-root.ts'
import { eachSelector } from './each-selector.ts'
import type { FileRule } from './rule.ts'

/** What keeps `article_root` from sparing anything. */
export const articleRoot: FileRule = {
  name: 'article-root',
  level: 'warning',
  *check(config) {
    const { article_root: roots, parser } = config.source
    if (roots.length === 0) return
    if (parser === 'html5') {
      const message = 'does nothing with parser: html5, which repairs a page by what stands anywhere in it'
      yield { path: ['article_root'], message, at: 'key' }
      return
    }
    for (const [i, root] of roots.entries()) {
      const fault = rootFault(root)
      if (fault !== null) yield { path: ['article_root', i], message: `cannot be cut out of a page: ${fault}` }
    }
    for (const { path, text } of eachSelector(config)) {
      if (path[1] === 'thumbnail' || path[0] === 'listing' || isOfHead(text) || !reachesBeyond(text, roots)) continue
      yield {
        path,
        message: `looks above or beside article_root, so that is not used: begin inside ${roots.join(', ')}`,
      }
    }
  },
}
