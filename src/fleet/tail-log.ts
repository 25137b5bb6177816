import { closeSync, openSync, readSync } from 'node:fs'
import type { FleetEvent } from '../vocabulary/run/event.ts'

/** How often a log is looked at, in ms. */
const LOOK = 100

/**
 * Adds the log lines of every running scraper to the events, each with its owner and only when whole: for --sequential,
 * where a person watches one scraper at work.
 */
export function withLogLines(emit: (event: FleetEvent) => void): (event: FleetEvent) => void {
  const tails = new Map<string, Tail>()
  return (event) => {
    if (event.type === 'scraper_ended') {
      tails.get(event.id)?.end()
      tails.delete(event.id)
    }
    emit(event)
    if (event.type !== 'scraper_started' || event.log === null) return
    const { id } = event
    tails.set(id, new Tail(event.log, (line) => emit({ type: 'log', id, line })))
  }
}

class Tail {
  #file: number
  #onLine: (line: string) => void
  #rest = Buffer.alloc(0)
  #timer: NodeJS.Timeout

  constructor(path: string, onLine: (line: string) => void) {
    this.#file = openSync(path, 'r')
    this.#onLine = onLine
    this.#timer = setInterval(() => this.#read(), LOOK)
    this.#timer.unref()
  }

  #read(): void {
    const chunk = Buffer.alloc(65_536)
    for (;;) {
      const size = readSync(this.#file, chunk, 0, chunk.length, null)
      if (size === 0) return
      const text = Buffer.concat([this.#rest, chunk.subarray(0, size)])
      const end = text.lastIndexOf(0x0a)
      this.#rest = Buffer.from(text.subarray(end + 1))
      if (end === -1) continue
      for (const line of text.toString('utf8', 0, end).split('\n')) this.#onLine(line)
    }
  }

  /** Passes on what is still unread, a last line without its line break included. */
  end(): void {
    clearInterval(this.#timer)
    this.#read()
    if (this.#rest.length > 0) this.#onLine(this.#rest.toString('utf8'))
    closeSync(this.#file)
  }
}
