import type { Writable } from 'node:stream'
import type { LineTarget } from './event-stream.ts'

/** Bytes that a slow reader may be behind before progress is omitted. */
const BEHIND = 1024 * 1024

/** Standard output as the target of an event stream. A reader that leaves (`| head`) ends the stream, not the run. */
export function openEventScreen(screen: Writable, convert: (json: string) => string = (json) => json): LineTarget {
  let gone = false
  screen.on('error', () => {
    gone = true
  })
  return {
    get behind() {
      return screen.writableLength > BEHIND
    },
    write(line) {
      if (!gone && !screen.destroyed) screen.write(convert(line))
    },
    close() {},
  }
}
