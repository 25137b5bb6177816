import { once } from 'node:events'
import { Chalk } from 'chalk'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { pad, width } from '../../../view/cell.ts'
import type { Screen } from '../../../view/live/terminal.ts'

/** Prints lines of the log of one scraper; resolves when more may come. */
export type PrintLines = (id: string, lines: readonly string[]) => Promise<void>

/**
 * Prints each line behind the name of its scraper, in a colour of its own where there are colours. Where there is only
 * one scraper, `named` decides whether its name is needed. What a crash has put into a log cannot move the cursor.
 */
export function linePrinter(
  out: Screen,
  ids: readonly string[],
  { color, named = ids.length > 1 }: { color: boolean; named?: boolean },
): PrintLines {
  const chalk = new Chalk({ level: color ? 1 : 0 })
  const paints = [chalk.cyan, chalk.yellow, chalk.green, chalk.magenta, chalk.blue, chalk.red]
  const widest = Math.max(0, ...ids.map((id) => width(plainText(id))))
  const heads = new Map(ids.map((id, i) => [id, `${paints[i % paints.length]!(pad(plainText(id), widest))} | `]))
  return async (id, lines) => {
    if (lines.length === 0 || out.destroyed) return
    const head = !named ? '' : heads.get(id)!
    const text = lines.map((line) => `${head}${plainText(line)}\n`).join('')
    if (!out.write(text) && !out.destroyed)
      await Promise.race(['drain', 'error', 'close'].map((event) => once(out, event)))
  }
}
