import { Document, Element, Text, type ChildNode, type ParentNode } from 'domhandler'
import type { Handler, Parser } from 'htmlparser2'
import { CappedParser } from './capped-parser.ts'

/** How a page becomes a tree. Whatever takes a page takes one of these, so a shortcut for some source is one more of them. */
export type ParsePage = (html: string) => Tree

export interface Tree {
  root: Document
  /** The page has more elements than any real one, and the rest was let go. */
  isCut: boolean
}

/** Elements and texts in one tree: some 100 MB. A page of 50 MB could make a hundred times as many. */
export const MAX_NODES = 300_000

/**
 * Parses with htmlparser2: a quarter of parse5's cost, and as forgiving. It does not repair as browsers do (no implied
 * `tbody`, stray table content stays), which is what `parser: html5` is for.
 */
export const parseFast: ParsePage = (html) => {
  const builder = new TreeBuilder()
  new CappedParser(html, builder, () => builder.depth).run()
  return { root: builder.document, isCut: builder.isCut }
}

/** A leaner DomHandler: no comments, no instructions, no places in the source. */
class TreeBuilder implements Partial<Handler> {
  readonly document = new Document([])
  depth = 0
  isCut = false
  #nodes = 0
  #open: ParentNode = this.document
  #text: Text | null = null
  #parser: Parser | null = null

  onparserinit(parser: Parser): void {
    this.#parser = parser
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    const element = new Element(name, attributes)
    this.#append(element)
    this.#text = null
    this.#open = element
    this.depth++
  }

  onclosetag(): void {
    this.#text = null
    this.#open = this.#open.parent ?? this.document
    this.depth--
  }

  ontext(data: string): void {
    if (this.#text) {
      this.#text.data += data
    } else {
      this.#text = new Text(data)
      this.#append(this.#text)
    }
  }

  #append(node: ChildNode): void {
    if (++this.#nodes > MAX_NODES) {
      this.isCut = true
      this.#parser?.pause()
      return
    }
    const parent = this.#open
    const previous = parent.children.at(-1)
    if (previous) {
      node.prev = previous
      previous.next = node
    }
    node.parent = parent
    parent.children.push(node)
  }
}
