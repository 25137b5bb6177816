import { Parser, type Handler } from 'htmlparser2'
import { MAX_ATTRIBUTES } from '../attributes.ts'

/** As deep as Chrome nests elements; whatever opens below is put beside the deepest ones. */
export const MAX_TREE_DEPTH = 512

/** What is open in the tree that a handler builds. */
interface OpenElements {
  depth: number
  openHeading(name: string): string | null
}

const LONGEST_NAME = 64

/**
 * htmlparser2 with bounds. It shifts the array of its open elements, so that 100,000 nested ones cost it 10 s: beyond
 * the bound an element is treated as void, and as many end tags are let go.
 */
export class CappedParser extends Parser {
  readonly #html: string
  readonly #builder: OpenElements
  /** Where in the page the name of each kind of heading was written last. */
  readonly #headings = new Map<string, [start: number, end: number]>()
  /** Elements opened beyond the bound whose end tags are still to come. */
  #overflow = 0
  #attributes = 0

  constructor(html: string, builder: Partial<Handler> & OpenElements) {
    super(builder)
    this.#html = html
    this.#builder = builder
  }

  /** Parses the whole page, or until the handler pauses; call once. */
  run(): void {
    this.end(this.#html)
  }

  override isVoidElement(name: string): boolean {
    return this.#overflow > 0 || super.isVoidElement(name)
  }

  override onopentagname(start: number, endIndex: number): void {
    this.#attributes = 0
    const isFull = this.#overflow > 0 || this.#builder.depth >= MAX_TREE_DEPTH - 1
    if (isFull && !this.#isVoidInHtml(start, endIndex)) this.#overflow++
    const name = this.#nameAt(start, endIndex)
    if (/^h[1-6]$/.test(name)) this.#headings.set(name, [start, endIndex])
    super.onopentagname(start, endIndex)
  }

  override onattribname(start: number, endIndex: number): void {
    // An attribute without a name of its own repeats the last one, which has its value already.
    if (++this.#attributes <= MAX_ATTRIBUTES) super.onattribname(start, endIndex)
  }

  override onclosetag(start: number, endIndex: number): void {
    const other = this.#builder.openHeading(this.#nameAt(start, endIndex))
    super.onclosetag(...((other === null ? null : this.#headings.get(other)) ?? [start, endIndex]))
    if (this.#overflow > 0 && !this.#isVoidInHtml(start, endIndex)) this.#overflow--
  }

  #isVoidInHtml(start: number, endIndex: number): boolean {
    return super.isVoidElement(this.#nameAt(start, endIndex))
  }

  #nameAt(start: number, endIndex: number): string {
    return endIndex - start > LONGEST_NAME ? '' : this.#html.slice(start, endIndex).toLowerCase()
  }
}
