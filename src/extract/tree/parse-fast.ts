import { Document, Element, Text, type ChildNode, type ParentNode } from 'domhandler'
import type { Handler } from 'htmlparser2'
import { CappedParser } from './capped-parser.ts'

/** How a page becomes a tree: fast and html5 are two of these, and the shortcuts of a source can be more. */
export type ParsePage = (html: string) => Document

/**
 * Parses with htmlparser2: a quarter of parse5's cost, and as forgiving. It does not repair as browsers do (no implied
 * `tbody`, stray table content stays), which is what `parser: html5` is for.
 */
export const parseFast: ParsePage = (html) => build(html, NOTHING)

/**
 * The same, for selectors that look into none of `names`: those elements stay in the tree, so that `>`, `+` and
 * `:nth-child` agree, but come without children.
 */
export function parseEmptying(names: ReadonlySet<string>): ParsePage {
  return (html) => build(html, names)
}

const NOTHING: ReadonlySet<string> = new Set()

function build(html: string, emptied: ReadonlySet<string>): Document {
  const builder = new TreeBuilder(emptied)
  new CappedParser(html, builder, () => builder.depth).run()
  return builder.document
}

/** A leaner DomHandler: no comments, no source positions, and subtrees nobody looks into are dropped while parsing. */
class TreeBuilder implements Partial<Handler> {
  readonly document = new Document([])
  depth = 0
  readonly #emptied: ReadonlySet<string>
  #open: ParentNode = this.document
  /** Depth of the element whose content is being dropped; 0 for none. */
  #dropping = 0
  #text: Text | null = null

  constructor(emptied: ReadonlySet<string>) {
    this.#emptied = emptied
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.depth++
    if (this.#dropping > 0) return
    const element = new Element(name, attributes)
    this.#append(element)
    this.#text = null
    this.#open = element
    if (this.#emptied.has(name) && !isData(name, attributes)) this.#dropping = this.depth
  }

  onclosetag(): void {
    this.depth--
    if (this.#dropping > 0) {
      if (this.depth >= this.#dropping) return
      this.#dropping = 0
    }
    this.#text = null
    this.#open = (this.#open as Element).parent ?? this.document
  }

  ontext(data: string): void {
    if (this.#dropping > 0) return
    if (this.#text) {
      this.#text.data += data
    } else {
      this.#text = new Text(data)
      this.#append(this.#text)
    }
  }

  #append(node: ChildNode): void {
    const parent = this.#open
    const siblings = parent.children
    const previous = siblings.at(-1)
    if (previous) {
      node.prev = previous
      previous.next = node
    }
    node.parent = parent
    siblings.push(node)
  }
}

// JSON-LD says dates and more about the page.
function isData(name: string, attributes: Record<string, string>): boolean {
  return name === 'script' && /json/i.test(attributes['type'] ?? '')
}
