import { Chalk } from 'chalk'
import { plainText, visibleText } from '../vocabulary/text/plain-text.ts'
import type { EndStatus, LiveStatus } from '../vocabulary/run/reason.ts'
import { toAscii } from './ascii.ts'

export type Status = EndStatus | LiveStatus

/** How things look: colours, icons and what may be printed at all. */
export interface Palette {
  ascii: boolean
  /** Whether colours are written. */
  color: boolean
  icon: Record<Status, string>
  rule: string
  /** Stands where text was cut. */
  mark: string
  /** Paints text in the colour of a status. */
  paint(status: Status, text: string): string
  strong(text: string): string
  faint(text: string): string
  /** Foreign text made safe to print; every text that came from a config, a page or a file name passes it. */
  text(foreign: string): string
}

// None of these is wide or of ambiguous width in any terminal.
const UNICODE: Record<Status, string> = {
  success: '\u2714',
  warning: '\u26a0',
  failed: '\u2716',
  interrupted: '\u2298',
  skipped: '\u21b7',
  running: '\u25b8',
  queued: '\u2219',
}

const ASCII: Record<Status, string> = {
  success: '+',
  warning: '!',
  failed: 'x',
  interrupted: '~',
  skipped: '-',
  running: '>',
  queued: '.',
}

/** Icons, colours and text for an output: with or without colours, in Unicode or ASCII. */
export function createPalette({ color, ascii }: { color: boolean; ascii: boolean }): Palette {
  const chalk = new Chalk({ level: color ? 1 : 0 })
  const paints: Record<Status, (text: string) => string> = {
    success: chalk.green,
    warning: chalk.yellow,
    failed: chalk.red,
    interrupted: chalk.magenta,
    skipped: chalk.dim,
    running: chalk.cyan,
    queued: chalk.dim,
  }
  return {
    ascii,
    color,
    icon: ascii ? ASCII : UNICODE,
    rule: ascii ? '-' : '\u2500',
    mark: ascii ? '...' : '\u2026',
    paint: (status, text) => paints[status](text),
    strong: chalk.bold,
    faint: chalk.dim,
    text: (foreign) => {
      const plain = plainText(visibleText(foreign))
      return ascii ? toAscii(plain) : plain
    },
  }
}
