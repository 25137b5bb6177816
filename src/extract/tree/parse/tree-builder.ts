import { Document, Element, Text, type ChildNode, type ParentNode } from 'domhandler'
import type { Handler, Parser } from 'htmlparser2'
import { openHeading } from './open-heading.ts'

/** Elements and texts in one tree: some 100 MB. A page of 50 MB could make a hundred times as many. */
export const MAX_NODES = 300_000

/** A leaner DomHandler: no comments, no instructions, no places in the source. */
export class TreeBuilder implements Partial<Handler> {
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

  /** What the end tag of a heading ends that is not open itself; see openHeading(). */
  openHeading(name: string): string | null {
    return openHeading(this.#open, name)?.name ?? null
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
