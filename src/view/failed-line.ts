import { formatClock } from '../vocabulary/time/duration.ts'
import { cut, fit, width } from './cell.ts'
import type { Ended, Follow } from './fleet-state.ts'
import { duration, outcome } from './outcome.ts'
import type { Palette } from './palette.ts'

export type FailedScraper = Follow & { at: Ended }

/**
 * Those that failed, which may have scrolled away long ago: why, and after what time. No line is wider than `columns`.
 */
export function failedLines(shown: FailedScraper[], columns: number, palette: Palette): string[] {
  const widest = shown.reduce((most, { id }) => Math.max(most, width(palette.text(id))), 0)
  const name = Math.min(widest, Math.max(10, Math.floor(columns * 0.45)))
  return shown.map((one) => failedLine(one, name, columns, palette))
}

function failedLine({ id, at: { row } }: FailedScraper, name: number, columns: number, palette: Palette): string {
  const ms = duration(row)
  const clock = ms === null ? '' : `  ${formatClock(ms)}`
  const room = columns - 2 - name - 1 - clock.length
  if (room < LEAST_TEXT) return palette.paint('failed', cut(`${palette.icon.failed} ${palette.text(id)}`, columns, ''))
  const { text, detail } = outcome(row)
  const said = fit(palette.text(detail === '' ? text : `${text}, ${detail}`), room, palette.mark)
  const head = `${palette.paint('failed', palette.icon.failed)} ${fit(palette.text(id), name, palette.mark)}`
  return `${head} ${palette.paint('failed', said)}${palette.faint(clock)}`
}

const LEAST_TEXT = 8
