import type { Anchor } from './anchor.ts'
import { Skim } from './skim.ts'
import { VOID } from './void-elements.ts'
import { createWantedTags } from './wanted-tags.ts'

/** Pieces of a page's source in their order, each an element from its start tag to its end tag. */
export interface Cut {
  html: string
  /** Names of the pieces' elements. */
  names: string[]
  /** The most elements that can be open around a piece. */
  depth: number
}

// With more tags the bounds of the parser have a say.
const MOST_TAGS = 50_000

/**
 * Finds in the source text the elements that some anchors mean and those of `telling`. Null where the text alone cannot tell
 * what the whole tree would hold there: such a page is to be parsed whole.
 */
export function createCutter(anchors: readonly Anchor[], telling: readonly string[]): (html: string) => Cut | null {
  const wantedTags = createWantedTags(anchors, telling)
  return (html) => {
    const skim = new Skim(html)
    const isWanted = wantedTags(html)
    const pieces: string[] = []
    const names: string[] = []
    let open = 0
    let deepest = 0
    let forms = 0

    while (skim.next()) {
      if (skim.isLost || skim.tags > MOST_TAGS) return null
      if (skim.isNamed('form')) forms = Math.max(0, forms + (skim.isClosing ? -1 : 1))
      open += skim.isClosing ? -1 : 1
      if (skim.isClosing || !isWanted(skim)) continue
      if (skim.svg > 0) return null
      const name = skim.name()
      const { start } = skim
      deepest = Math.max(deepest, open)
      names.push(name === 'image' ? 'img' : name)
      if (name === 'html') pieces.push(`${html.slice(start, skim.tagEnd)}</html>`)
      else if (VOID.has(name)) pieces.push(html.slice(start, skim.tagEnd))
      else {
        if (!toItsEnd(skim, name)) return null
        open--
        const piece = html.slice(start, skim.end)
        // A form inside another is none.
        if (forms > 0 && /<form[\s/>]/i.test(piece)) return null
        pieces.push(piece)
      }
    }
    return skim.isLost ? null : { html: pieces.join(''), names, depth: deepest }
  }
}

/** Goes behind the end tag of the element that was just opened; false where the page ends before it. */
function toItsEnd(skim: Skim, name: string): boolean {
  let depth = 1
  while (depth > 0) {
    if (!skim.next() || skim.tags > MOST_TAGS) return false
    if (skim.isNamed(name)) depth += skim.isClosing ? -1 : 1
  }
  return true
}
