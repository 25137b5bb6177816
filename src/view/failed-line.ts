import { formatClock } from '../vocabulary/duration.ts'
import { cut, fit, width } from './cell.ts'
import type { Ended, Follow } from './fleet-state.ts'
import { duration, outcome } from './outcome.ts'
import type { Palette } from './palette.ts'

export type FailedScraper = Follow & { at: Ended }

/** One that failed, which may have scrolled away long ago: why, and after what time. */
export function failedLine({ id, at: { row } }: FailedScraper, columns: number, palette: Palette): string {
  const ms = duration(row)
  const clock = ms === null ? '' : `  ${formatClock(ms)}`
  const name = cut(palette.text(id), Math.max(10, Math.floor(columns * 0.45)), palette.mark)
  const { text, detail } = outcome(row)
  const said = palette.text(detail === '' ? text : `${text}, ${detail}`)
  const room = columns - 2 - width(name) - 1 - clock.length
  if (room < LEAST_TEXT) return palette.paint('failed', cut(`${palette.icon.failed} ${palette.text(id)}`, columns, ''))
  return `${palette.paint('failed', palette.icon.failed)} ${name} ${palette.paint('failed', fit(said, room, palette.mark))}${palette.faint(clock)}`
}

const LEAST_TEXT = 8
