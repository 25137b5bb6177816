import type { Anchor } from '../anchor.ts'
import { MAX_TREE_DEPTH } from './capped-parser.ts'
import type { Tree } from './parse-fast.ts'
import { MOST_TAGS, TagScanner } from './tag-scanner.ts'
import { TreeMaker } from './tree-maker.ts'
import { VOID } from './void-elements.ts'
import { createWantedTags } from '../wanted-tags.ts'

// More than that of a page, and little is saved.
const MOST_SHARE = 0.8

/**
 * Makes a tree of only the elements that match an anchor, side by side, and of `metadataTags`. Null where the text
 * alone does not show what the whole tree would hold there: such a page has to be parsed whole.
 */
export function regionParser(
  anchors: readonly Anchor[],
  metadataTags: readonly string[],
): (html: string) => Tree | null {
  const wantedTags = createWantedTags(anchors, metadataTags)
  return (html) => {
    const scanner = new TagScanner(html)
    const maker = new TreeMaker(scanner)
    const isWanted = wantedTags(html)
    let read = 0
    let open = 0
    /** The most elements that can be open around a piece. */
    let around = 0
    let isInForm = false

    while (scanner.next()) {
      if (scanner.isLost || scanner.tags > MOST_TAGS) return null
      if (scanner.isNamed('form')) isInForm = !scanner.isClosing
      open += scanner.isClosing ? -1 : 1
      if (scanner.isClosing || !isWanted(scanner)) continue
      if (scanner.svg > 0) return null
      around = Math.max(around, open)
      const { start } = scanner
      const name = scanner.name()
      if (name === 'html') maker.shell()
      else if (VOID.has(name)) maker.openTag()
      else {
        if (!makePiece(scanner, maker, isInForm)) return null
        open--
      }
      read += scanner.end - start
    }
    // What is odd about an end tag in a piece may come from something around it.
    if (
      scanner.isLost ||
      maker.strays > 0 ||
      around + maker.deepest >= MAX_TREE_DEPTH ||
      read > html.length * MOST_SHARE
    )
      return null
    return { root: maker.document, elements: maker.elements, isCut: false }
  }
}

/** Makes the element that the scanner is at, and goes behind its end tag; false where that is not what ends it. */
function makePiece(scanner: TagScanner, maker: TreeMaker, isInForm: boolean): boolean {
  // A form inside another is none.
  const opens = (): boolean => !(isInForm && scanner.isNamed('form'))
  if (!opens()) return false
  maker.openTag()
  let from = scanner.end
  while (maker.depth > 0) {
    if (!scanner.next() || scanner.tags > MOST_TAGS) return false
    maker.text(from, scanner.start)
    if (scanner.isClosing) maker.closeTag()
    else {
      if (!opens()) return false
      // Ended by a start tag, which may end more around it.
      if (maker.openTag()?.parent === maker.document) return false
    }
    if (maker.isLost) return false
    from = scanner.end
  }
  return maker.strays === 0
}
