import type { Anchor } from '../anchor.ts'
import type { Tree } from './parse-fast.ts'
import { MOST_TAGS, TagScanner } from './tag-scanner.ts'
import { TreeMaker } from './tree-maker.ts'
import { VOID } from './void-elements.ts'
import { createWantedTags, type WantedTag } from '../wanted-tags.ts'

/** What is on every page of a site, or is never shown or only drawn; inside an article it is content. */
export const BOILERPLATE = ['nav', 'aside', 'header', 'footer', 'svg', 'noscript', 'template'] as const

export interface Pruning {
  /** Names of elements that lose their content, some of the boilerplate. */
  emptied: ReadonlySet<string>
  /**
   * Elements that keep theirs wherever they stand, and stay themselves inside emptied boilerplate, as `metadataTags`
   * do.
   */
  kept: readonly Anchor[]
  metadataTags: readonly string[]
}

/**
 * Makes a tree without the content of some elements. The elements themselves stay, so that `>`, `+` and `:nth-child`
 * outside of them mean what they meant; and content goes only where its own tags match, so that the rest parses as it
 * did. Null where the text alone does not show where it ends.
 */
export function prunedParser({ emptied, kept, metadataTags }: Pruning): (html: string) => Tree | null {
  const wantedTags = createWantedTags(kept, metadataTags)
  return (html) => {
    const scanner = new TagScanner(html)
    const maker = new TreeMaker(scanner)
    const isWanted = wantedTags(html)
    let from = 0
    let isInForm = false
    /** What is around, whose boilerplate is its own. */
    let whole: string | null = null
    let depth = 0

    while (scanner.next()) {
      if (scanner.isLost || scanner.tags > MOST_TAGS) return null
      maker.text(from, scanner.start)
      from = scanner.end
      if (whole !== null && scanner.isNamed(whole) && (depth += scanner.isClosing ? -1 : 1) === 0) whole = null
      if (scanner.isNamed('form')) isInForm = !scanner.isClosing
      if (scanner.isClosing) maker.closeTag()
      else {
        const isHolder = whole === null && isWanted(scanner)
        maker.openTag()
        if (whole === null) {
          const name = scanner.name()
          if (name === 'article' || name === 'main' || (isHolder && hasInside(name))) {
            whole = name
            depth = 1
          } else if (emptied.has(name)) {
            const { end, svg } = scanner
            const pieces = contentOf(scanner, name, isWanted, isInForm)
            if (pieces === null) {
              // Its tags do not match, so nobody knows what is around from here on.
              whole = ''
              scanner.goTo(end, svg)
            } else {
              const { start } = scanner
              makePieces(scanner, maker, pieces)
              scanner.goTo(start, svg)
              from = start
            }
          }
        }
      }
      if (maker.isLost) return null
    }
    maker.text(from, html.length)
    return scanner.isLost ? null : { root: maker.document, elements: maker.elements, isCut: false }
  }
}

/** An element whose insides matter, and that can have some. */
function hasInside(name: string): boolean {
  return !VOID.has(name) && name !== 'html' && name !== 'script'
}

/** Of the content of an emptied element, what stays: from the `<` of a start tag to behind the end tag. */
interface Piece {
  start: number
  end: number
  /** Open `<svg>` around it. */
  svg: number
}

/**
 * Goes to the end tag of the element that was just opened, and gives what of its content has to stay. Null, some way
 * on, where its tags do not match or a form in it may be none.
 */
function contentOf(scanner: TagScanner, name: string, isWanted: WantedTag, isInForm: boolean): Piece[] | null {
  const open = [name]
  const pieces: Piece[] = []
  /** The piece that was begun, and how many were open around it. */
  let piece: Piece | null = null
  let around = 0
  while (scanner.next()) {
    if (scanner.isLost || scanner.tags > MOST_TAGS) return null
    const found = scanner.name()
    if (scanner.isClosing) {
      if (open.pop() !== found) return null
      if (open.length === 0) return pieces
      if (piece !== null && open.length === around) {
        piece.end = scanner.end
        piece = null
      }
      continue
    }
    if (isInForm && found === 'form') return null
    const isVoid = scanner.svg > 0 ? scanner.isSelfClosed : VOID.has(found)
    if (piece === null && isWanted(scanner)) {
      const begun: Piece = { start: scanner.start, end: scanner.tagEnd, svg: scanner.svg }
      pieces.push(begun)
      if (!isVoid) {
        piece = begun
        around = open.length
      }
    }
    if (!isVoid) open.push(found)
  }
  return null
}

function makePieces(scanner: TagScanner, maker: TreeMaker, pieces: readonly Piece[]): void {
  for (const { start, end, svg } of pieces) {
    scanner.goTo(start, svg)
    let from = start
    while (from < end && scanner.next()) {
      maker.text(from, scanner.start)
      if (scanner.isClosing) maker.closeTag()
      else maker.openTag()
      from = scanner.end
    }
  }
}
