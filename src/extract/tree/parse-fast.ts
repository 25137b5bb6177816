import type { Document } from 'domhandler'
import { CappedParser } from './capped-parser.ts'
import { TreeBuilder } from './tree-builder.ts'

/** How a page becomes a tree. Whatever takes a page takes one of these, so a shortcut for some source is one more of them. */
export type ParsePage = (html: string) => Tree

export interface Tree {
  root: Document
  /** The page has more elements than any real one, and the rest was let go. */
  isCut: boolean
}

/**
 * Parses with htmlparser2: a quarter of parse5's cost, and as forgiving. It does not repair as browsers do (no implied
 * `tbody`, stray table content stays), which is what `parser: html5` is for.
 */
export const parseFast: ParsePage = (html) => {
  const builder = new TreeBuilder()
  new CappedParser(html, builder, () => builder.depth).run()
  return { root: builder.document, isCut: builder.isCut }
}
