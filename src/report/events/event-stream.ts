import { jsonLine } from '../../tables/jsonl/json-line.ts'
import type { EventLine, FleetEvent } from '../../vocabulary/run/event.ts'
import { attemptKey, type WrittenEvents } from './written-events.ts'

/** Where lines go. */
export interface LineTarget {
  /** A line with its line break. Throws what the file system says. */
  write(line: string): void
  /** Whether the reader is far behind, so that progress should be skipped. */
  readonly behind: boolean
  close(): void
}

export interface StreamOptions {
  run: string
  target: LineTarget
  written: WrittenEvents
  /** Called once, however many lines cannot be written. */
  onFailure: (message: string) => void
  now?: () => number
}

/** Progress of one scraper is written at most once in this time, in ms; its end is written at once. */
const PROGRESS_MS = 10_000

/**
 * Numbers events and writes each as a line of JSON. A line that cannot be written leaves a gap in the numbers and stops
 * nothing; the next one is tried again, for there may be room by then.
 */
export function createEventStream({ run, target, written, onFailure, now = Date.now }: StreamOptions) {
  let seq = written.seq
  let failed = false
  const progressed = new Map<string, number>()

  const write = (event: FleetEvent): void => {
    seq++
    const head = { v: 1 as const, seq, time: new Date(now()).toISOString(), run }
    const resumed = event.type === 'run_started' && written.seq > 0 ? { resumed: true } : {}
    const line: EventLine = { ...head, ...event, ...resumed }
    try {
      target.write(jsonLine(line))
    } catch (error) {
      if (!failed) onFailure(error instanceof Error ? error.message : String(error))
      failed = true
    }
  }

  return {
    handle(event: FleetEvent): void {
      const key = attemptKey(event)
      if (key !== null && written.begun.has(key)) return
      if (event.type === 'scraper_progress') {
        if (target.behind || now() - (progressed.get(event.id) ?? -Infinity) < PROGRESS_MS) return
        progressed.set(event.id, now())
      }
      if (event.type === 'scraper_ended') progressed.delete(event.id)
      write(event)
    },
    close: (): void => target.close(),
  }
}
