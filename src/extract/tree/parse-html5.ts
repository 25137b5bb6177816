import { MAX_DEPTH } from './capped-parser.ts'
import { depthOf } from './walk.ts'
import { parseFast, type ParsePage } from './parse-fast.ts'

// A page of real news has some thousands; a hostile one makes parse5 clone open formatting elements without end.
const MAX_ELEMENTS = 300_000

/**
 * Loads parse5, which repairs a page exactly as browsers do, at four times the cost. Its time grows with the square of the
 * depth, so a page nested deeper than any browser shows is left to the fast parser.
 */
export async function loadHtml5Parser(): Promise<ParsePage> {
  const [{ parse }, { adapter }] = await Promise.all([import('parse5'), import('parse5-htmlparser2-tree-adapter')])
  return (html) => {
    const fast = parseFast(html)
    if (depthOf(fast) >= MAX_DEPTH) return fast
    let elements = 0
    const treeAdapter = {
      ...adapter,
      createElement: (...args: Parameters<typeof adapter.createElement>) => {
        if (++elements > MAX_ELEMENTS) throw new TooManyElements()
        return adapter.createElement(...args)
      },
    }
    try {
      return parse(html, { treeAdapter, scriptingEnabled: false })
    } catch (error) {
      if (error instanceof TooManyElements) return fast
      throw error
    }
  }
}

class TooManyElements extends Error {}
