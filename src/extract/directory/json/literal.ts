/**
 * Reads the JavaScript literal that begins at a place of a script: JSON, and what people write beside it (single
 * quotes, names without quotes, trailing commas, comments, `new google.maps.LatLng(1, 2)` as a list of its arguments).
 * Undefined where something else stands there. `end` is behind it.
 */
export function readLiteral(text: string, start: number): { value: unknown; end: number } | undefined {
  const reader = new LiteralReader(text, start)
  const value = reader.value(0)
  return value === FAILED ? undefined : { value, end: reader.at }
}

const FAILED = Symbol('no literal')
const DEEPEST = 60

class LiteralReader {
  at: number
  readonly #text: string

  constructor(text: string, at: number) {
    this.#text = text
    this.at = at
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) return FAILED
    this.#space()
    const char = this.#text[this.at]
    if (char === '{') return this.#object(depth)
    if (char === '[') return this.#list(depth, ']')
    if (char === '"' || char === "'" || char === '`') return this.#string(char)
    const word = this.#match(WORD)
    if (word === null) return FAILED
    if (word === 'new') {
      this.#space()
      this.#match(CALLED)
      this.#space()
      return this.#text[this.at] === '(' ? this.#list(depth, ')') : FAILED
    }
    if (WORDS.has(word)) return WORDS.get(word)
    const number = Number(word)
    return Number.isNaN(number) ? FAILED : number
  }

  #object(depth: number): unknown {
    const found: Record<string, unknown> = {}
    this.at++
    for (;;) {
      this.#space()
      if (this.#take('}')) return found
      const char = this.#text[this.at]
      const key = char === '"' || char === "'" ? this.#string(char) : this.#match(KEY)
      this.#space()
      if (typeof key !== 'string' || !this.#take(':')) return FAILED
      const value = this.value(depth + 1)
      if (value === FAILED) return FAILED
      Object.defineProperty(found, key, { value, enumerable: true, configurable: true, writable: true })
      this.#space()
      if (!this.#take(',') && this.#text[this.at] !== '}') return FAILED
    }
  }

  #list(depth: number, close: string): unknown {
    const found: unknown[] = []
    this.at++
    for (;;) {
      this.#space()
      if (this.#take(close)) return found
      const value = this.value(depth + 1)
      if (value === FAILED) return FAILED
      found.push(value)
      this.#space()
      if (!this.#take(',') && this.#text[this.at] !== close) return FAILED
    }
  }

  #string(quote: string): unknown {
    let piece = ''
    let from = ++this.at
    for (; this.at < this.#text.length; this.at++) {
      const char = this.#text[this.at]!
      if (char === quote) {
        piece += this.#text.slice(from, this.at++)
        return piece
      }
      if (char === '\n' && quote !== '`') return FAILED
      if (char !== '\\') continue
      piece += this.#text.slice(from, this.at)
      const [read, length] = escaped(this.#text, this.at)
      piece += read
      this.at += length - 1
      from = this.at + 1
    }
    return FAILED
  }

  #space(): void {
    for (;;) {
      const char = this.#text.charCodeAt(this.at)
      if (char <= 32 || char === 160) this.at++
      else if (this.#text.startsWith('//', this.at)) this.#behind('\n')
      else if (this.#text.startsWith('/*', this.at)) this.#behind('*/')
      else return
    }
  }

  #behind(mark: string): void {
    const end = this.#text.indexOf(mark, this.at + 2)
    this.at = end === -1 ? this.#text.length : end + mark.length
  }

  #take(char: string): boolean {
    if (this.#text[this.at] !== char) return false
    this.at++
    return true
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.#text)?.[0]
    if (found === undefined) return null
    this.at += found.length
    return found
  }
}

const WORD = /[-+\w.$]{1,80}/y
const KEY = /[\w$-]{1,80}/y
const CALLED = /[\w$.]{1,80}/y
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
])
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '\n': '' }

function escaped(text: string, at: number): [string, number] {
  const next = text[at + 1] ?? ''
  const code = /^\\(?:u([\da-f]{4})|x([\da-f]{2}))/i.exec(text.slice(at, at + 6))
  if (code !== null) return [String.fromCharCode(Number.parseInt(code[1] ?? code[2]!, 16)), code[0].length]
  return [SIMPLE[next] ?? next, 2]
}
