import type { Document, Element } from 'domhandler'
import { CappedParser } from './capped-parser.ts'
import { TagScanner } from './tag-scanner.ts'
import { TreeBuilder } from './tree-builder.ts'
import { TreeMaker } from './tree-maker.ts'
import { elementsBelow } from '../walk.ts'

/**
 * How a page becomes a tree. Whatever takes a page takes one of these, so a shortcut for some source is one more of
 * them.
 */
export type ParsePage = (html: string) => Tree

export interface Tree {
  root: Document
  /** All below the root, in document order. */
  elements: readonly Element[]
  /** The page has more elements than any real one, and the rest was let go. */
  isCut: boolean
}

/**
 * Gives the tree that htmlparser2 gives: a quarter of parse5's cost, and as forgiving. It does not repair as browsers
 * do (no implied `tbody`, stray table content stays), which is what `parser: html5` is for.
 */
export const parseFast: ParsePage = (html) => scannedTree(html) ?? parseByTokens(html)

/** What is rare (MathML, HTML in an svg, a script without an end, 500 levels) is left to htmlparser2 itself: null. */
export function scannedTree(html: string): Tree | null {
  const scanner = new TagScanner(html)
  const maker = new TreeMaker(scanner)
  let from = 0
  while (scanner.next()) {
    maker.text(from, scanner.start)
    if (scanner.isClosing) maker.closeTag()
    else maker.openTag()
    if (maker.isLost) return null
    from = scanner.end
  }
  maker.text(from, html.length)
  return maker.isLost ? null : { root: maker.document, elements: maker.elements, isCut: false }
}

/** The same tree by htmlparser2's own tokenizer, for every page, at a multiple of the cost. */
export function parseByTokens(html: string): Tree {
  const builder = new TreeBuilder()
  new CappedParser(html, builder).run()
  return { root: builder.document, elements: elementsBelow(builder.document), isCut: builder.isCut }
}
