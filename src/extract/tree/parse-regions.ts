import type { Anchor } from './anchor.ts'
import { MAX_TREE_DEPTH } from './capped-parser.ts'
import type { Tree } from './parse-fast.ts'
import { MOST_TAGS, Skim } from './skim.ts'
import { TreeMaker } from './tree-maker.ts'
import { VOID } from './void-elements.ts'
import { createWantedTags } from './wanted-tags.ts'

// More than that of a page, and little is saved.
const MOST_SHARE = 0.8

/**
 * Makes a tree only of the elements that some anchors mean, side by side, and of those of `telling`, which a page tells about itself with.
 * Null where the text alone cannot tell what the whole tree would hold there; such a page is to be parsed whole.
 */
export function regionParser(anchors: readonly Anchor[], telling: readonly string[]): (html: string) => Tree | null {
  const wantedTags = createWantedTags(anchors, telling)
  return (html) => {
    const skim = new Skim(html)
    const maker = new TreeMaker(skim)
    const isWanted = wantedTags(html)
    let read = 0
    let open = 0
    /** The most elements that can be open around a piece. */
    let around = 0
    let isInForm = false

    while (skim.next()) {
      if (skim.isLost || skim.tags > MOST_TAGS) return null
      if (skim.isNamed('form')) isInForm = !skim.isClosing
      open += skim.isClosing ? -1 : 1
      if (skim.isClosing || !isWanted(skim)) continue
      if (skim.svg > 0) return null
      around = Math.max(around, open)
      const { start } = skim
      const name = skim.name()
      if (name === 'html') maker.shell()
      else if (VOID.has(name)) maker.openTag()
      else {
        if (!makePiece(skim, maker, isInForm)) return null
        open--
      }
      read += skim.end - start
    }
    // What is odd about an end tag in a piece may come from something around it.
    if (skim.isLost || maker.strays > 0 || around + maker.deepest >= MAX_TREE_DEPTH || read > html.length * MOST_SHARE)
      return null
    return { root: maker.document, elements: maker.elements, isCut: false }
  }
}

/** Makes the element that the skim stands at, and goes behind its end tag; false where that is not what ends it. */
function makePiece(skim: Skim, maker: TreeMaker, isInForm: boolean): boolean {
  // A form inside another is none.
  const opens = (): boolean => !(isInForm && skim.isNamed('form'))
  if (!opens()) return false
  maker.openTag()
  let from = skim.end
  while (maker.depth > 0) {
    if (!skim.next() || skim.tags > MOST_TAGS) return false
    maker.text(from, skim.start)
    if (skim.isClosing) maker.closeTag()
    else {
      if (!opens()) return false
      // Ended by a start tag, which may end more around it.
      if (maker.openTag()?.parent === maker.document) return false
    }
    if (maker.isLost) return false
    from = skim.end
  }
  return maker.strays === 0
}
