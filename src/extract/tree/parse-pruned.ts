import type { Anchor } from './anchor.ts'
import type { Tree } from './parse-fast.ts'
import { MOST_TAGS, Skim } from './skim.ts'
import { TreeMaker } from './tree-maker.ts'
import { VOID } from './void-elements.ts'
import { createWantedTags, type WantedTag } from './wanted-tags.ts'

/** What stands on every page of a site, and what is shown to nobody or only drawn; not where it belongs to an article. */
export const FURNITURE = ['nav', 'aside', 'header', 'footer', 'svg', 'noscript', 'template'] as const

export interface Pruning {
  /** Names of elements that lose their content, some of the furniture. */
  emptied: ReadonlySet<string>
  /** Elements that keep theirs wherever they stand, and stay themselves inside emptied furniture; so does what is telling. */
  kept: readonly Anchor[]
  telling: readonly string[]
}

/**
 * Makes a tree without the content of some elements. The elements themselves stay, so that `>`, `+` and `:nth-child` outside of
 * them mean what they meant; and content goes only where its own tags match, so that the rest parses as it did. Null where the
 * text alone cannot tell.
 */
export function prunedParser({ emptied, kept, telling }: Pruning): (html: string) => Tree | null {
  const wantedTags = createWantedTags(kept, telling)
  return (html) => {
    const skim = new Skim(html)
    const maker = new TreeMaker(skim)
    const isWanted = wantedTags(html)
    let from = 0
    let isInForm = false
    /** What is around, whose furniture is its own. */
    let whole: string | null = null
    let depth = 0

    while (skim.next()) {
      if (skim.isLost || skim.tags > MOST_TAGS) return null
      maker.text(from, skim.start)
      from = skim.end
      if (whole !== null && skim.isNamed(whole) && (depth += skim.isClosing ? -1 : 1) === 0) whole = null
      if (skim.isNamed('form')) isInForm = !skim.isClosing
      if (skim.isClosing) maker.closeTag()
      else {
        const isHolder = whole === null && isWanted(skim)
        maker.openTag()
        if (whole === null) {
          const name = skim.name()
          if (name === 'article' || name === 'main' || (isHolder && hasInside(name))) {
            whole = name
            depth = 1
          } else if (emptied.has(name)) {
            const { end, svg } = skim
            const pieces = contentOf(skim, name, isWanted, isInForm)
            if (pieces === null) {
              // Its tags do not match, so nobody knows what is around from here on.
              whole = ''
              skim.goTo(end, svg)
            } else {
              const { start } = skim
              makePieces(skim, maker, pieces)
              skim.goTo(start, svg)
              from = start
            }
          }
        }
      }
      if (maker.isLost) return null
    }
    maker.text(from, html.length)
    return skim.isLost ? null : { root: maker.document, elements: maker.elements, isCut: false }
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
 * Goes to the end tag of the element that was just opened, and gives what of its content has to stay. Null, some way on, where
 * its tags do not match or a form in it may be none.
 */
function contentOf(skim: Skim, name: string, isWanted: WantedTag, isInForm: boolean): Piece[] | null {
  const open = [name]
  const pieces: Piece[] = []
  /** The piece that was begun, and how many were open around it. */
  let piece: Piece | null = null
  let around = 0
  while (skim.next()) {
    if (skim.isLost || skim.tags > MOST_TAGS) return null
    const found = skim.name()
    if (skim.isClosing) {
      if (open.pop() !== found) return null
      if (open.length === 0) return pieces
      if (piece !== null && open.length === around) {
        piece.end = skim.end
        piece = null
      }
      continue
    }
    if (isInForm && found === 'form') return null
    const isVoid = skim.svg > 0 ? skim.isSelfClosed : VOID.has(found)
    if (piece === null && isWanted(skim)) {
      const begun: Piece = { start: skim.start, end: skim.tagEnd, svg: skim.svg }
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

function makePieces(skim: Skim, maker: TreeMaker, pieces: readonly Piece[]): void {
  for (const { start, end, svg } of pieces) {
    skim.goTo(start, svg)
    let from = start
    while (from < end && skim.next()) {
      maker.text(from, skim.start)
      if (skim.isClosing) maker.closeTag()
      else maker.openTag()
      from = skim.end
    }
  }
}
