import { Document, type ChildNode, type Element, type ParentNode } from 'domhandler'
import { MAX_TREE_DEPTH } from './capped-parser.ts'
import { ENDED_BY } from './implied-ends.ts'
import { openHeading } from './open-heading.ts'
import { pageElement, pageText, type PageText, type TextKind } from '../page-nodes.ts'
import type { TagScanner } from './tag-scanner.ts'
import { MAX_NODES } from './tree-builder.ts'
import { VOID } from './void-elements.ts'

/** Makes a tree of the tags that a scanner finds, by the rules of htmlparser2, and that of browsers for headings. */
export class TreeMaker {
  readonly document = new Document([])
  /** In document order. */
  readonly elements: Element[] = []
  /** Open elements. */
  depth = 0
  deepest = 0
  /** End tags that ended nothing, or opened what they end: they may have meant something around what was read. */
  strays = 0
  readonly #scanner: TagScanner
  readonly #html: string
  #open: ParentNode = this.document
  #nodes = 0
  /** The text that was added last, while no tag has parted it from what comes. */
  #text: PageText | null = null
  #svg = 0
  #forms = 0

  constructor(scanner: TagScanner) {
    this.#scanner = scanner
    this.#html = scanner.html
  }

  /** Something was met that is htmlparser2's own affair: what stands in the tree is worth nothing. */
  get isLost(): boolean {
    return (
      this.#scanner.isLost ||
      this.#svg !== this.#scanner.svg ||
      this.depth >= MAX_TREE_DEPTH - 1 ||
      this.#nodes > MAX_NODES
    )
  }

  /** Adds the text between the last tag and the one that the scanner stands at. */
  text(start: number, end: number): void {
    const { gaps } = this.#scanner
    if (gaps.length > 0) {
      for (let i = 0; i < gaps.length; i += 2) {
        this.#addText(start, gaps[i]!, 'text')
        start = gaps[i + 1]!
      }
    }
    this.#addText(start, end, 'text')
  }

  /** The element that the start tag makes; null where it makes none. */
  openTag(): Element | null {
    const scanner = this.#scanner
    let name = scanner.name()
    if (scanner.svg > 0) name = SVG_NAMES.get(name) ?? name
    else if (name === 'image') name = 'img'
    // A form in a form is none.
    if (name === 'form' && ++this.#forms > 1) {
      this.#forms = 1
      return null
    }
    this.#endImplied(name)
    const element = this.#add(name, scanner.nameEnd, scanner.tagEnd)
    // Only in an svg is it still called so, and has an inside.
    if (name !== 'image' && VOID.has(name)) return element
    if (scanner.svg > 0 && scanner.isSelfClosed && name !== 'title' && name !== 'desc') {
      if (name === 'svg') scanner.isLost = true
      return element
    }
    this.#enter(element)
    if (scanner.end > scanner.tagEnd) {
      this.#addText(scanner.tagEnd, scanner.end, name === 'title' || name === 'textarea' ? name : 'raw')
    }
    return element
  }

  /** Adds the element of a start tag without what is in it. */
  shell(): void {
    const { nameEnd, tagEnd } = this.#scanner
    this.#add(this.#scanner.name(), nameEnd, tagEnd)
  }

  closeTag(): void {
    const scanner = this.#scanner
    let name = scanner.name()
    if (this.#svg > 0) name = SVG_NAMES.get(name) ?? name
    let found: ParentNode | null = this.#open
    while (found !== null && (found as Element).name !== name) found = found.parent
    found ??= openHeading(this.#open, name)
    if (found !== null) {
      while (this.#open !== found) this.#leave()
      this.#leave()
      return
    }
    if (name === 'br' || name === 'p') {
      this.#endImplied(name)
      this.#add(name, 0, 0)
    } else if (VOID.has(name) || name === 'image') return
    this.strays++
  }

  #endImplied(name: string): void {
    const ended = ENDED_BY.get(name)
    if (ended !== undefined) while (ended.has((this.#open as Element).name)) this.#leave()
  }

  #add(name: string, nameEnd: number, tagEnd: number): Element {
    const element = pageElement(name, this.#html, nameEnd, tagEnd)
    this.#append(element)
    this.elements.push(element)
    this.#text = null
    return element
  }

  #addText(start: number, end: number, kind: TextKind): void {
    if (start >= end) return
    const text = pageText(this.#html, start, end, kind)
    if (this.#text !== null) {
      this.#text.append(text)
      return
    }
    this.#text = text
    this.#append(text)
  }

  #append(node: ChildNode): void {
    this.#nodes++
    const parent = this.#open
    node.parent = parent
    const { children } = parent
    const previous = children.at(-1)
    if (previous !== undefined) {
      node.prev = previous
      previous.next = node
    }
    // Most elements have one child or two, and an array that grows makes room for twenty.
    if (previous === undefined) parent.children = [node]
    else if (children.length === 1) parent.children = [previous, node]
    else children.push(node)
  }

  #enter(element: Element): void {
    this.#open = element
    if (++this.depth > this.deepest) this.deepest = this.depth
    if (element.name === 'svg') this.#svg++
  }

  #leave(): void {
    const { name } = this.#open as Element
    if (name === 'svg') this.#svg--
    else if (name === 'form') this.#forms = 0
    this.#open = this.#open.parent ?? this.document
    this.#text = null
    this.depth--
  }
}

/** Names that an svg has in its own spelling, by the lower-case one. */
const SVG_NAMES: ReadonlyMap<string, string> = new Map(
  `altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  foreignObject glyphRef linearGradient radialGradient textPath`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
)
