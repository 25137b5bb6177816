import type { Writable } from 'node:stream'
import { width } from '../cell.ts'
import type { Size } from './frame.ts'

export type Screen = Writable & { isTTY?: boolean; columns?: number; rows?: number }

const ESC = '\u001b['
const HIDE_CURSOR = `${ESC}?25l`
const SHOW_CURSOR = `${ESC}?25h`

/**
 * The lower end of a terminal, redrawn in place. The cursor rests at the start of the last line of the frame: so a
 * frame may be as high as the screen without scrolling it, and the ^C that a terminal echoes does not break that line.
 * Each paint is one write, over the old text rather than after erasing it: no flicker, and nothing of ours can come in
 * between.
 */
export class Terminal {
  readonly #out: Screen
  #drawn: string[] = []
  #hidden = false

  constructor(out: Screen) {
    this.#out = out
  }

  /** Some terminals (and pseudo-terminals nobody has sized) say 0 or nothing. */
  size(): Size {
    return { rows: this.#out.rows || 24, columns: this.#out.columns || 80 }
  }

  /** Prints `above` for good and draws `frame` below it. No line may be wider than the terminal. */
  paint(above: string[], frame: string[]): void {
    // A slow line must not pile up frames; what stands above must come through.
    if (this.#out.writableNeedDrain && above.length === 0) return
    const text = [...above, ...frame].map((line) => `${line}${ESC}K`).join('\r\n')
    this.#write(`${this.#hidden ? '' : HIDE_CURSOR}${this.#toTop()}${text}${ESC}J\r`)
    this.#hidden = true
    this.#drawn = frame
  }

  /** Ends the frame: erases it, prints `above` in its place and gives the cursor back at the start of a line. */
  close(above: string[]): void {
    if (above.length === 0 && !this.#hidden) return
    const text = above.map((line) => `${line}${ESC}K\r\n`).join('')
    this.#write(`${this.#erased()}${text}${SHOW_CURSOR}`)
    this.#hidden = false
    this.#drawn = []
  }

  /** Leaves the frame as it stands and gives the cursor back, below it. For a crash or a suspended program. */
  leave(): void {
    if (!this.#hidden) return
    this.#write(`\r\n${SHOW_CURSOR}`)
    this.#hidden = false
    this.#drawn = []
  }

  #toTop(): string {
    return moveUp(this.#rowsOf(this.#drawn.slice(0, -1)))
  }

  /** Row by row: tmux takes an erased screen for one that is to be kept, and puts the frame into its scrollback. */
  #erased(): string {
    const rows = this.#rowsOf(this.#drawn)
    const blank = Array.from({ length: rows }, () => `${ESC}K`).join('\r\n')
    return `${this.#toTop()}${blank}${moveUp(rows - 1)}`
  }

  /** After the window was made narrower, most terminals have broken our lines over several rows. */
  #rowsOf(lines: string[]): number {
    const { columns } = this.size()
    return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / columns)), 0)
  }

  #write(text: string): void {
    if (!this.#out.destroyed) this.#out.write(text)
  }
}

function moveUp(rows: number): string {
  return rows > 0 ? `\r${ESC}${rows}A` : '\r'
}
