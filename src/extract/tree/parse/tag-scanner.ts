import { endsName, isSpace } from '../attributes.ts'
import { tagName } from '../tag-names.ts'

/** With more of them in a page the bounds of a whole parse have a say in what its tree is. */
export const MOST_TAGS = 50_000

/**
 * Goes from tag to tag through the source of a page without building anything. It separates tags from text, comments,
 * scripts and attribute values exactly as htmlparser2's tokenizer does, at a fifth of the cost: most characters are
 * never looked at.
 */
export class TagScanner {
  readonly html: string
  /** The tag found last: from `<` to behind `>`, its name, and what it is. */
  start = 0
  end = 0
  nameStart = 0
  nameEnd = 0
  /** Where a start tag ends, while `end` is behind a text that goes with it (a script's). */
  tagEnd = 0
  isClosing = false
  /** Ends in `/>`, which counts inside an svg only. */
  isSelfClosed = false
  /** Where the value of its class stands in the source, and of its id; from 0 to 0 where it has none. */
  classStart = 0
  classEnd = 0
  idStart = 0
  idEnd = 0
  /** Open `<svg>` around the place: other rules hold there. */
  svg = 0
  /** Something was met that only a whole parse gets right; what was said since then is worth nothing. */
  isLost = false
  /** How many tags were found. */
  tags = 0
  /** Comments and the like since the tag before: where each begins and ends. */
  readonly gaps: number[] = []

  constructor(html: string) {
    this.html = html
  }

  /** Goes to the next tag; false behind the last one. */
  next(): boolean {
    const { html, gaps } = this
    if (gaps.length > 0) gaps.length = 0
    let at = html.indexOf('<', this.end)
    while (at !== -1) {
      const code = html.charCodeAt(at + 1)
      this.tags++
      if (isLetter(code)) return this.#openTag(at)
      if (code === SLASH && isLetter(html.charCodeAt(at + 2))) return this.#closeTag(at)
      at = html.indexOf('<', this.#behindDeclaration(at, code))
    }
    return false
  }

  /** Goes back, or on, to a place between tags with so many `<svg>` around it. */
  goTo(end: number, svg: number): void {
    this.end = end
    this.svg = svg
  }

  /** The name of the tag, in lower case. */
  name(): string {
    return tagName(this.html, this.nameStart, this.nameEnd)
  }

  isNamed(lowerCase: string): boolean {
    return this.nameEnd - this.nameStart === lowerCase.length && isWord(this.html, this.nameStart, lowerCase)
  }

  #openTag(at: number): boolean {
    this.isClosing = false
    this.start = at
    this.nameStart = at + 1
    this.nameEnd = endOfName(this.html, at + 1)
    if (!this.#toTagEnd()) return this.#lose()
    this.end = this.tagEnd
    const first = this.html.charCodeAt(at + 1) | 32
    if (this.svg > 0) this.#openInSvg(first)
    else if (first === LETTER_S && this.isNamed('svg')) {
      this.svg = 1
      this.isLost ||= this.isSelfClosed
    } else if (first === LETTER_M && this.isNamed('math')) this.isLost = true
    else if (RAW_INITIALS[first] === 1) this.#skipRaw(first)
    return true
  }

  #closeTag(at: number): boolean {
    const { html } = this
    this.isClosing = true
    this.start = at
    this.nameStart = at + 2
    this.nameEnd = endOfName(html, at + 2)
    // Hardly anybody writes more than the name.
    const end = html.charCodeAt(this.nameEnd) === GREATER ? this.nameEnd : html.indexOf('>', this.nameEnd)
    if (end === -1) return this.#lose()
    this.tagEnd = this.end = end + 1
    if (this.svg > 0) {
      if (this.isNamed('svg')) this.svg--
      else if (OUTSIDE_SVG.has(this.name())) this.isLost = true
    }
    return true
  }

  /** The page ends in a tag, of which htmlparser2 may take something for text, or for a tag. */
  #lose(): false {
    this.isLost = true
    return false
  }

  #openInSvg(first: number): void {
    if (first === LETTER_S && this.isNamed('svg')) this.svg++
    const name = this.name()
    if (name === 'title' || name === 'desc') {
      // Inside them the rules of HTML hold again, which matters where they hold more than a text.
      const next = this.html.indexOf('<', this.end)
      this.isLost ||= this.html.slice(next, next + name.length + 2).toLowerCase() !== `</${name}`
    } else if (OUTSIDE_SVG.has(name)) this.isLost = true
  }

  /** What stands in a script or a title is no markup, up to its own end tag. */
  #skipRaw(first: number): void {
    const name = RAW.find((raw) => raw.charCodeAt(0) === first && this.isNamed(raw))
    if (name === undefined) return
    const { html } = this
    for (let at = html.indexOf('</', this.end); at !== -1; at = html.indexOf('</', at + 2)) {
      const end: number = at + 2 + name.length
      if (!endsName(html.charCodeAt(end)) || html.slice(at + 2, end).toLowerCase() !== name) continue
      this.end = at
      // It would have no end.
      this.isLost ||= name === 'plaintext'
      return
    }
    this.isLost = true
  }

  /** Finds the `>` of the start tag whose name was just read; false where there is none. */
  #toTagEnd(): boolean {
    const { html } = this
    this.classEnd = this.idEnd = 0
    let at = this.nameEnd
    let code = html.charCodeAt(at)
    for (;;) {
      let isSlashed = false
      while (isSpace(code) || code === SLASH) {
        if (code === SLASH) isSlashed = true
        code = html.charCodeAt(++at)
      }
      if (code === GREATER) {
        this.isSelfClosed = isSlashed
        this.tagEnd = at + 1
        return true
      }
      if (Number.isNaN(code)) return false
      const name = at
      // An attribute's name: its first character may be anything, even a `=`.
      do code = html.charCodeAt(++at)
      while (code !== EQUALS && !endsName(code) && at < html.length)
      const nameEnd = at
      while (isSpace(code)) code = html.charCodeAt(++at)
      if (code !== EQUALS) continue
      do code = html.charCodeAt(++at)
      while (isSpace(code))
      const value = at
      if (code === DOUBLE || code === SINGLE) {
        at = html.indexOf(code === DOUBLE ? '"' : "'", at + 1) + 1
        if (at === 0) return false
        code = html.charCodeAt(at)
      } else while (code !== GREATER && !isSpace(code) && at < html.length) code = html.charCodeAt(++at)
      const length = nameEnd - name
      if (length === 5 && this.classEnd === 0 && isWord(html, name, 'class')) {
        this.classStart = value
        this.classEnd = at
      } else if (length === 2 && this.idEnd === 0 && isWord(html, name, 'id')) {
        this.idStart = value
        this.idEnd = at
      }
    }
  }

  /** Behind what begins with `<` at `at` and is no tag. */
  #behindDeclaration(at: number, code: number): number {
    const { html } = this
    let end = at + 1
    if (code === MARK && html.startsWith('--', at + 2)) {
      end = this.#behind('-->', at + 2)
      const other = html.slice(at + 4, end).indexOf('--!>')
      if (other !== -1) end = at + 4 + other + 4
    } else if (code === MARK && html.startsWith('[CDATA[', at + 2)) {
      end = this.#behind(']]>', at + 9)
      // There it is text.
      if (this.svg > 0) this.isLost = true
    } else if (code === SLASH && html.charCodeAt(at + 2) === GREATER) end = at + 3
    else if (code === MARK || code === QUESTION || (code === SLASH && at + 2 < html.length))
      end = this.#behind('>', at + 2)
    else return end
    this.gaps.push(at, end)
    return end
  }

  #behind(mark: string, from: number): number {
    const at = this.html.indexOf(mark, from)
    return at === -1 ? this.html.length : at + mark.length
  }
}

const MARK = 33
const DOUBLE = 34
const SINGLE = 39
const SLASH = 47
const EQUALS = 61
const GREATER = 62
const QUESTION = 63
const LETTER_S = 115
const LETTER_M = 109
const RAW = ['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext']
const RAW_INITIALS = new Uint8Array(128)
for (const name of RAW) RAW_INITIALS[name.charCodeAt(0)] = 1
// Met inside an svg they mean that it was never closed, or that HTML begins again in it.
const OUTSIDE_SVG = new Set(
  'foreignobject math annotation-xml mi mo mn ms mtext div p span ul ol li table section article header footer nav main aside button body html head h1 h2 h3 h4 h5 h6 time meta base iframe script'.split(
    ' ',
  ),
)

function isWord(html: string, at: number, lowerCase: string): boolean {
  for (let i = 0; i < lowerCase.length; i++) {
    if ((html.charCodeAt(at + i) | 32) !== (lowerCase.charCodeAt(i) | 32)) return false
  }
  return true
}

function isLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 97 && lower <= 122
}

function endOfName(html: string, at: number): number {
  while (at < html.length && !endsName(html.charCodeAt(at))) at++
  return at
}
