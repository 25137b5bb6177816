import { escaped } from './feed.ts'

/** What the text of an element is; RFC 4287, 3.1 and 4.1.3. */
export type AtomTextKind =
  /** Markup, escaped; so is all text of RSS. */
  | 'html'
  | 'plain'
  /** Markup as elements. */
  | 'elements'
  /** Something else: a picture, a sound, base64. */
  | 'none'

/** By the type of an Atom element, and by the mode that Atom 0.3 had beside it. */
export function atomTextKind({ type = '', mode = '' }: Record<string, string>): AtomTextKind {
  const media = type.split(';', 1)[0]!.trim().toLowerCase()
  if (mode === 'base64') return 'none'
  if (media === '' || media === 'text') return 'plain'
  if (media === 'html' || media === 'text/html') return 'html'
  if (media === 'xhtml' || /[/+]xml$/.test(media)) return mode === 'escaped' ? 'html' : 'elements'
  return media.startsWith('text/') ? 'plain' : 'none'
}

/** Collects the content of one element as HTML. */
export class TextCollector {
  readonly #kind: AtomTextKind
  readonly #longest: number
  #text = ''
  #isMarkup = false

  /** What is beyond `longest` characters is not kept. */
  constructor(kind: AtomTextKind, longest: number) {
    this.#kind = kind
    this.#longest = longest
  }

  /**
   * An element inside it. Where there is one, the text beside it is no markup any more, except in RSS, which mixes
   * both.
   */
  tag(tag: string): void {
    if (!this.#isMarkup && this.#kind !== 'html') {
      this.#text = escaped(this.#text)
      this.#isMarkup = true
    }
    this.#add(tag)
  }

  add(data: string): void {
    this.#add(this.#isMarkup ? escaped(data) : data)
  }

  /** Null where there is nothing, or no text. */
  html(): string | null {
    const text = this.#text.trim()
    if (text === '' || this.#kind === 'none') return null
    return this.#kind === 'html' || this.#isMarkup ? text : escaped(text)
  }

  /** Null where there is nothing. */
  asWritten(): string | null {
    return this.#text.trim() || null
  }

  #add(part: string): void {
    if (this.#text.length < this.#longest) this.#text += part
  }
}
