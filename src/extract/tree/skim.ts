/**
 * Goes from tag to tag through the source of a page without building anything. It tells tags from text, comments, scripts and
 * attribute values exactly as htmlparser2's tokenizer does, at a fifth of the cost, because most characters are never looked at.
 */
export class Skim {
  readonly html: string
  /** The tag found last: from `<` to behind `>`, its name, and what it is. */
  start = 0
  end = 0
  nameStart = 0
  nameEnd = 0
  isClosing = false
  /** Open `<svg>` around the place: other rules hold there. */
  svg = 0
  /** Something was met that only a whole parse gets right; what was said since then is worth nothing. */
  isLost = false
  /** How many tags were found. */
  tags = 0

  constructor(html: string) {
    this.html = html
  }

  /** Goes to the next tag; false behind the last one. */
  next(): boolean {
    const { html } = this
    let at = html.indexOf('<', this.end)
    while (at !== -1) {
      const code = html.charCodeAt(at + 1)
      this.tags++
      if (isLetter(code)) return this.#openTag(at)
      if (code === SLASH && isLetter(html.charCodeAt(at + 2))) return this.#closeTag(at)
      at = html.indexOf('<', behindDeclaration(html, at, code))
    }
    return false
  }

  /** The name of the tag, in lower case. */
  name(): string {
    return this.html.slice(this.nameStart, this.nameEnd).toLowerCase()
  }

  isNamed(lowerCase: string): boolean {
    const { html, nameStart, nameEnd } = this
    if (nameEnd - nameStart !== lowerCase.length) return false
    for (let i = 0; i < lowerCase.length; i++) {
      if ((html.charCodeAt(nameStart + i) | 32) !== (lowerCase.charCodeAt(i) | 32)) return false
    }
    return true
  }

  /** Ends in `/>`, which counts inside an svg only. */
  get isSelfClosed(): boolean {
    return this.html.charCodeAt(this.tagEnd - 2) === SLASH
  }

  #openTag(at: number): boolean {
    const { html } = this
    this.isClosing = false
    this.start = at
    this.nameStart = at + 1
    this.nameEnd = endOfName(html, at + 1)
    this.end = endOfTag(html, this.nameEnd)
    if (this.end === 0) return false
    const first = html.charCodeAt(at + 1) | 32
    if (this.svg > 0) this.#openInSvg(first)
    else if (first === LETTER_S && this.isNamed('svg')) {
      this.svg = 1
      if (html.charCodeAt(this.end - 2) === SLASH) this.isLost = true
    } else if (first === LETTER_M && this.isNamed('math')) this.isLost = true
    else if (RAW_INITIALS.has(first)) this.#skipRaw(first)
    return true
  }

  #closeTag(at: number): boolean {
    const { html } = this
    this.isClosing = true
    this.start = at
    this.nameStart = at + 2
    this.nameEnd = endOfName(html, at + 2)
    this.end = html.indexOf('>', this.nameEnd) + 1
    if (this.end === 0) return false
    if (this.svg > 0) {
      if (this.isNamed('svg')) this.svg--
      else if (OUTSIDE_SVG.has(this.name())) this.isLost = true
    }
    return true
  }

  #openInSvg(first: number): void {
    if (first === LETTER_S && this.isNamed('svg')) this.svg++
    const name = this.name()
    if (name === 'title' || name === 'desc') {
      // Inside them the rules of HTML hold again, which matters where they hold more than a text.
      const next = this.html.indexOf('<', this.end)
      if (next !== -1 && this.html.charCodeAt(next + 1) !== SLASH) this.isLost = true
    } else if (OUTSIDE_SVG.has(name)) this.isLost = true
  }

  /** What stands in a script or a title is no markup, up to its own end tag. */
  #skipRaw(first: number): void {
    const name = RAW.find((raw) => raw.charCodeAt(0) === first && this.isNamed(raw))
    if (name === undefined) return
    const { html } = this
    for (let at = html.indexOf('</', this.end); at !== -1; at = html.indexOf('</', at + 2)) {
      const end: number = at + 2 + name.length
      if (html.slice(at + 2, end).toLowerCase() !== name || !endsName(html.charCodeAt(end))) continue
      this.#raw = this.end
      this.end = at
      return
    }
    this.isLost = true
  }

  /** Where the start tag ends, where `end` stands behind a text that goes with it. */
  #raw = 0
  get tagEnd(): number {
    return this.#raw > this.start && this.#raw < this.end ? this.#raw : this.end
  }
}

const SLASH = 47
const LETTER_S = 115
const LETTER_M = 109
const RAW = ['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext']
const RAW_INITIALS = new Set(RAW.map((name) => name.charCodeAt(0)))
// Met inside an svg they mean that it was never closed, or that HTML begins again in it.
const OUTSIDE_SVG = new Set(
  'foreignobject math annotation-xml div p span ul ol li table section article header footer nav main aside button body html head h1 h2 h3 h4 h5 h6 time meta base iframe script'.split(
    ' ',
  ),
)

function isLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 97 && lower <= 122
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 12 || code === 13
}

function endsName(code: number): boolean {
  return code === SLASH || code === 62 || isSpace(code)
}

function endOfName(html: string, at: number): number {
  while (at < html.length && !endsName(html.charCodeAt(at))) at++
  return at
}

/** Behind the `>` of a start tag whose name ends at `at`; 0 where there is none. */
function endOfTag(html: string, at: number): number {
  for (;;) {
    let code = html.charCodeAt(at)
    while (isSpace(code) || code === SLASH) code = html.charCodeAt(++at)
    if (code === 62) return at + 1
    if (Number.isNaN(code)) return 0
    // An attribute's name: its first character may be anything, even a `=`.
    do code = html.charCodeAt(++at)
    while (code !== 61 && !endsName(code) && at < html.length)
    while (isSpace(code)) code = html.charCodeAt(++at)
    if (code !== 61) continue
    do code = html.charCodeAt(++at)
    while (isSpace(code))
    if (code === 34 || code === 39) {
      at = html.indexOf(code === 34 ? '"' : "'", at + 1) + 1
      if (at === 0) return 0
      continue
    }
    while (code !== 62 && !isSpace(code) && at < html.length) code = html.charCodeAt(++at)
  }
}

/** Behind what begins with `<` at `at` and is no tag. */
function behindDeclaration(html: string, at: number, code: number): number {
  const behind = (end: number, length: number): number => (end === -1 ? html.length : end + length)
  if (code === 33 && html.startsWith('--', at + 2)) {
    const end = behind(html.indexOf('-->', at + 2), 3)
    const other = html.slice(at + 4, end).indexOf('--!>')
    return other === -1 ? end : at + 4 + other + 4
  }
  if (code === 33 && html.startsWith('[CDATA[', at + 2)) return behind(html.indexOf(']]>', at + 9), 3)
  if (code === SLASH && html.charCodeAt(at + 2) === 62) return at + 3
  if (code === 33 || code === 63 || code === SLASH) return behind(html.indexOf('>', at + 2), 1)
  return at + 1
}
