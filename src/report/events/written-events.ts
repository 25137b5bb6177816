import { eventLinesFromTheEnd } from '../../runs/folder/event-lines.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'

/** What an event stream holds already of a run, when another process goes on with it. */
export interface WrittenEvents {
  /** Of the last line; 0 when there is none. */
  seq: number
  /** What began and what ended, each by its `attemptKey`. */
  begun: Set<string>
}

/** An event file in which no event of the run stands yet. */
export function nothingWritten(): WrittenEvents {
  return { seq: 0, begun: new Set() }
}

/** Names the start or the end of one attempt; null for events that may be written again. */
export function attemptKey(event: FleetEvent): string | null {
  if (event.type === 'scraper_started') return `${event.id} ${event.attempt} started`
  return event.type === 'scraper_ended' ? `${event.id} ${event.row.attempt} ended` : null
}

/**
 * What an event file holds of a run: how far the numbers are and what need not be written again. `created`: ISO time
 * before which nothing of the run can have been written.
 */
export function readWritten(path: string, run: string, created: string): WrittenEvents {
  const written = nothingWritten()
  for (const { line } of eventLinesFromTheEnd(path, run, created)) {
    written.seq = Math.max(written.seq, line.seq)
    const key = attemptKey(line)
    if (key !== null) written.begun.add(key)
  }
  return written
}
