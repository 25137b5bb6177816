import type { CheckProgress } from '../../records/check-file.ts'
import { formatClock } from '../../vocabulary/duration.ts'
import type { Screen } from '../command.ts'
import { count } from './words.ts'

const REDRAW_MS = 250
/** Without a terminal a line now and then is enough. */
const LINE_MS = 10_000

/** Says on a screen how far the work is: one line that is drawn again on a terminal, a line now and then elsewhere. */
export function createProgress(
  screen: Screen,
  quiet: boolean,
  now: () => number = () => performance.now(),
): { show: (progress: CheckProgress) => void; end: () => void } {
  const started = now()
  const live = screen.isTTY === true
  let last = live ? -Infinity : started
  let drawn = false
  return {
    show(progress) {
      const at = now()
      if (quiet || at - last < (live ? REDRAW_MS : LINE_MS)) return
      last = at
      const line = progressLine(progress, at - started)
      screen.write(live ? `\r\u001b[K${line.slice(0, (screen.columns ?? 80) - 1)}` : `${line}\n`)
      drawn = live
    },
    end() {
      if (drawn) screen.write('\r\u001b[K')
    },
  }
}

function progressLine({ rows, rejected, workers, done }: CheckProgress, ms: number): string {
  const rate = Math.round(rows / Math.max(ms / 1000, 0.001))
  const left = done > 0 ? `, ${formatClock((ms / done) * (1 - done))} left` : ''
  const lost = rejected === 0 ? '' : `, ${count(rejected)} rejected`
  const by = workers === 1 ? 'one thread' : `${workers} workers`
  return `${count(rows)} rows, ${Math.floor(done * 100)} %, ${count(rate)} rows/s, ${by}${left}${lost}`
}
