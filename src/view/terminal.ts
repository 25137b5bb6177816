import type { Writable } from 'node:stream'
import { width } from './cell.ts'
import type { Size } from './frame.ts'

export type Screen = Writable & { isTTY?: boolean; columns?: number; rows?: number }

const ESC = '\u001b['
const HIDE_CURSOR = `${ESC}?25l`
const SHOW_CURSOR = `${ESC}?25h`

/**
 * The lower end of a terminal, redrawn in place. The cursor rests at the start of the last line of the frame: so a frame may
 * be as high as the screen without scrolling it, and the ^C that a terminal echoes does not break that line. Each paint is one write, over the old text rather than after erasing
 * it: no flicker, and nothing of ours can come in between.
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

  /** Prints `above` for good and draws `frame` below it. */
  paint(above: string[], frame: string[]): void {
    // A slow line must not pile up frames; what stands above must come through.
    if (this.#out.writableNeedDrain && above.length === 0) return
    const text = frame.map((line) => `${line}${ESC}K`).join('\r\n')
    this.#write(`${this.#hidden ? '' : HIDE_CURSOR}${this.#toTop()}${printed(above)}${text}${ESC}J\r`)
    this.#hidden = true
    this.#drawn = frame
  }

  /** Ends the frame: erases it, prints `above` and gives the cursor back at the start of a line. */
  close(above: string[]): void {
    if (above.length === 0 && !this.#hidden) return
    this.#write(`${this.#toTop()}${ESC}J${printed(above)}${SHOW_CURSOR}`)
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
    const { columns } = this.size()
    // After the window was made narrower, most terminals have broken our lines over several rows.
    const up = this.#drawn.slice(0, -1).reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / columns)), 0)
    return up > 0 ? `\r${ESC}${up}A` : '\r'
  }

  #write(text: string): void {
    if (!this.#out.destroyed) this.#out.write(text)
  }
}

// A line that is broken over two rows, or fills one to the last column, would leave or lose something if the old text were
// erased behind it.
function printed(above: string[]): string {
  return above.length === 0 ? '' : `${ESC}J${above.map((line) => `${line}\r\n`).join('')}`
}
