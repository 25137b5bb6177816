import type { ChildNode, Element, ParentNode, Text } from 'domhandler'
import { readAttributes } from './attributes.ts'
import { decodedContent, decodedText } from './references.ts'

// Nodes as domhandler has them, to whoever reads a tree, that leave what they hold in the page's source until somebody
// asks: of most elements nobody wants the attributes, of most texts nobody wants the characters.

/** An element whose start tag goes from its name's end to `tagEnd`; with 0 for both it has no attributes. */
export function pageElement(name: string, html: string, nameEnd: number, tagEnd: number): Element {
  // Every property that anybody reads is there; the aliases of the browsers' names are not.
  return new PageElement(name, html, nameEnd, tagEnd) as unknown as Element
}

/** The text from `start` to `end` of a page's source; references are decoded when somebody reads `data`. */
export function pageText(html: string, start: number, end: number, kind: TextKind): Text & PageText {
  return new PageText(html, start, end, kind) as unknown as Text & PageText
}

/** Between tags; in a script and the like, where nothing is a reference; or in the element of that name. */
export type TextKind = 'text' | 'raw' | 'title' | 'textarea'

class PageElement {
  readonly type: string
  readonly name: string
  parent: ParentNode | null = null
  prev: ChildNode | null = null
  next: ChildNode | null = null
  children: ChildNode[] = []
  readonly #html: string
  readonly #nameEnd: number
  readonly #tagEnd: number
  #attribs: Record<string, string> | null = null

  constructor(name: string, html: string, nameEnd: number, tagEnd: number) {
    this.type = name === 'script' || name === 'style' ? name : 'tag'
    this.name = name
    this.#html = html
    this.#nameEnd = nameEnd
    this.#tagEnd = tagEnd
  }

  get attribs(): Record<string, string> {
    return (this.#attribs ??= readAttributes(this.#html, this.#nameEnd, this.#tagEnd))
  }
}

/** A text node whose characters stay in the page's source until somebody reads them; it may grow by what follows. */
export class PageText {
  readonly type = 'text'
  parent: ParentNode | null = null
  prev: ChildNode | null = null
  next: ChildNode | null = null
  readonly #html: string
  readonly #start: number
  readonly #end: number
  readonly #kind: TextKind
  #data: string | null = null

  constructor(html: string, start: number, end: number, kind: TextKind) {
    this.#html = html
    this.#start = start
    this.#end = end
    this.#kind = kind
  }

  get data(): string {
    return (this.#data ??= this.#read())
  }

  /** What stood behind a comment, say, in between. */
  append(more: PageText): void {
    this.#data = this.data + more.data
  }

  #read(): string {
    const text = this.#html.slice(this.#start, this.#end)
    if (this.#kind === 'text') return decodedText(text)
    return this.#kind === 'raw' ? text : decodedContent(this.#kind, text)
  }
}
