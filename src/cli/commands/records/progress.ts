import type { FileProgress } from '../../../records/process-file.ts'
import type { SearchProgress } from '../../../records/duplicates/search-progress.ts'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { Screen } from '../../../view/live/terminal.ts'
import { withThousands } from '../../../vocabulary/text/counted.ts'

const REDRAW_MS = 250
/** Without a terminal a line now and then is enough. */
const LINE_MS = 10_000

/**
 * Says on a screen how far the work is: one line that is drawn again on a terminal, a line now and then elsewhere.
 * Rates and the time left are those of a phase: looking for duplicates comes before the checks, and is not what they
 * cost.
 */
export function createProgress(
  screen: Screen,
  quiet: boolean,
  now: () => number = () => performance.now(),
): {
  /** A line that stays on a terminal: what begins now. */
  begin: (line: string) => void
  show: (progress: FileProgress | SearchProgress) => void
  end: () => void
} {
  const live = screen.isTTY === true
  let [phase, started] = ['', 0]
  let last = live ? -Infinity : now()
  let drawn = false
  return {
    begin(line) {
      if (live && !quiet) screen.write(`${drawn ? '\r\u001b[K' : ''}${line}\n`)
      drawn = false
    },
    show(progress) {
      const at = now()
      const current = 'phase' in progress ? progress.phase : 'checking'
      if (current !== phase) {
        ;[phase, started] = [current, at]
        // What a phase without a count does is seen by its name alone.
        if (live) last = -Infinity
      }
      if (quiet || at - last < (live ? REDRAW_MS : LINE_MS)) return
      last = at
      const line = 'phase' in progress ? searchLine(progress, at - started) : checkLine(progress, at - started)
      screen.write(live ? `\r\u001b[K${line.slice(0, widthOf(screen) - 1)}` : `${line}\n`)
      drawn = live
    },
    end() {
      if (drawn) screen.write('\r\u001b[K')
    },
  }
}

/** Asked each time: while a search keeps this thread busy, `columns` is not updated. */
function widthOf(screen: Screen & { getWindowSize?: () => [columns: number, rows: number] }): number {
  return screen.getWindowSize?.()[0] ?? screen.columns ?? 80
}

function searchLine({ phase, count: seen, done }: SearchProgress, ms: number): string {
  const unit = phase === 'comparing' ? 'pairs' : 'rows'
  return seen === 0
    ? phase
    : `${phase}: ${withThousands(seen)} ${unit}, ${pace(seen, unit, done, ms)}${timeLeft(done, ms)}`
}

function checkLine({ rows, chunksDone, chunks, rejected, workers, done }: FileProgress, ms: number): string {
  const lost = rejected === 0 ? '' : `, ${withThousands(rejected)} rejected`
  const by = workers === 1 ? 'one thread' : `${workers} workers`
  const part = `${withThousands(chunksDone)}/${withThousands(chunks)} chunks`
  return `${part}, ${withThousands(rows)} rows, ${pace(rows, 'rows', done, ms)}, ${by}${timeLeft(done, ms)}${lost}`
}

function pace(seen: number, unit: string, done: number, ms: number): string {
  return `${Math.floor(done * 100)} %, ${withThousands(Math.round(seen / Math.max(ms / 1000, 0.001)))} ${unit}/s`
}

function timeLeft(done: number, ms: number): string {
  return done > 0 ? `, ${formatClock((ms / done) * (1 - done))} left` : ''
}
