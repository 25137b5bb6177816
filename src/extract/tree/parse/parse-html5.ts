import { MAX_TREE_DEPTH } from './capped-parser.ts'
import { parseFast, type ParsePage } from './parse-fast.ts'
import { MAX_NODES } from './tree-builder.ts'
import { depthOf, elementsBelow } from '../walk.ts'

/**
 * Loads parse5, which repairs a page exactly as browsers do, at four times the cost. Its time grows with the square of
 * the depth, and it clones formatting elements that nobody closed, so a page nested deeper than any browser shows, or
 * one that makes too many elements, is left to the fast parser.
 */
export async function loadHtml5Parser(): Promise<ParsePage> {
  const [{ parse }, { adapter }] = await Promise.all([import('parse5'), import('parse5-htmlparser2-tree-adapter')])
  return (html) => {
    const fast = parseFast(html)
    if (fast.isCut || depthOf(fast.root) >= MAX_TREE_DEPTH) return fast
    let elements = 0
    const treeAdapter = {
      ...adapter,
      createElement: (...args: Parameters<typeof adapter.createElement>) => {
        if (++elements > MAX_NODES) throw new TooManyElements()
        return adapter.createElement(...args)
      },
    }
    try {
      const root = parse(html, { treeAdapter, scriptingEnabled: false })
      return { root, elements: elementsBelow(root), isCut: false }
    } catch (error) {
      if (error instanceof TooManyElements) return fast
      throw error
    }
  }
}

class TooManyElements extends Error {}
