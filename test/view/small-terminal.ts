import { Writable } from 'node:stream'
import { width } from '../../src/view/cell.ts'
import type { Screen } from '../../src/view/live/terminal.ts'

/**
 * A terminal small enough to be understood: text, line breaks, cursor up, erase, colours (dropped), hidden cursor,
 * wrapping at the last column, scrolling. Anything else that is written to it throws, so a view cannot send what it
 * does not know.
 */
export class SmallTerminal extends Writable implements Screen {
  isTTY = true
  columns: number
  rows: number
  cursorHidden = false
  /** Each write as it came. */
  writes: string[] = []
  #lines: string[] = ['']
  #row = 0
  #column = 0

  constructor(columns = 80, rows = 24) {
    super({ decodeStrings: false })
    this.columns = columns
    this.rows = rows
  }

  /** Everything that was ever printed and not overwritten, scrolled away or not. */
  get lines(): string[] {
    return this.#lines.map((line) => line.trimEnd())
  }

  /** What a person sees. */
  get visible(): string[] {
    return this.lines.slice(this.#top())
  }

  /** What the terminal itself shows of a key, where the cursor stands. */
  echo(text: string): void {
    for (const character of text) this.#put(character)
  }

  /**
   * Makes the window narrower, as most terminals do it: lines that are too long are broken, the cursor stays in its
   * text.
   */
  narrow(columns: number): void {
    const before = this.#lines
    this.columns = columns
    this.#lines = []
    let row = 0
    for (const [i, line] of before.entries()) {
      if (i === this.#row) row = this.#lines.length + Math.floor(this.#column / columns)
      const rows = Math.max(1, Math.ceil(line.trimEnd().length / columns))
      for (let part = 0; part < rows; part++) this.#lines.push(line.slice(part * columns, (part + 1) * columns))
    }
    this.#row = row
    this.#column %= columns
  }

  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.writes.push(chunk)
    // oxlint-disable-next-line no-control-regex -- escape sequences are the matter
    for (const [token] of chunk.matchAll(/\u001b\[[?\d;]*[A-Za-z]|[^\u001b]/gu)) this.#take(token)
    done()
  }

  #take(token: string): void {
    if (token === '\r') this.#column = 0
    else if (token === '\n') this.#down()
    else if (token === '\u001b[K') this.#cut()
    else if (token === '\u001b[J') {
      this.#cut()
      this.#lines.length = this.#row + 1
    } else if (token === '\u001b[?25l') this.cursorHidden = true
    else if (token === '\u001b[?25h') this.cursorHidden = false
    // oxlint-disable-next-line no-control-regex -- escape sequences are the matter
    else if (/^\u001b\[\d+A$/.test(token))
      this.#row = Math.max(this.#top(), this.#row - Number.parseInt(token.slice(2)))
    else if (token.startsWith('\u001b')) {
      // oxlint-disable-next-line no-control-regex -- escape sequences are the matter
      if (!/^\u001b\[[\d;]*m$/.test(token)) throw new Error(`the terminal does not know ${JSON.stringify(token)}`)
    } else this.#put(token)
  }

  #put(character: string): void {
    if (this.#column + width(character) > this.columns) {
      this.#column = 0
      this.#down()
    }
    const line = (this.#lines[this.#row] ?? '').padEnd(this.#column)
    this.#lines[this.#row] = line.slice(0, this.#column) + character + line.slice(this.#column + 1)
    this.#column += width(character)
  }

  #cut(): void {
    this.#lines[this.#row] = (this.#lines[this.#row] ?? '').slice(0, this.#column)
  }

  #down(): void {
    this.#row++
    this.#lines[this.#row] ??= ''
  }

  #top(): number {
    return Math.max(0, this.#lines.length - this.rows)
  }
}

/** A pipe or a file that remembers what was written, and tells by `wrote` that something was. */
export class Paper extends Writable implements Screen {
  isTTY = false
  columns?: number
  text = ''

  constructor() {
    super({ decodeStrings: false })
  }

  get lines(): string[] {
    return this.text.split('\n').slice(0, -1)
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
    this.emit('wrote')
  }
}
