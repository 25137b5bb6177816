import { post } from '../../report/notify/post.ts'
import type { EventLine } from '../../vocabulary/run/event.ts'

/** Lines that wait; the oldest go first when nobody takes them. */
const MOST = 10_000
const BATCH = 500
const EVERY_MS = 1000
const PATIENCE_MS = 5000

/** Where events go that somebody wants to see elsewhere. */
export interface Monitoring {
  send: (line: EventLine) => void
  /** Posts what waits, once. */
  close: () => Promise<void>
}

/** Posts lines to a URL in batches, each a JSON array; it never holds up who sends them, and gives up nothing early. */
export function createMonitoring(url: string | undefined, onError: (error: unknown) => void): Monitoring {
  if (url === undefined || url === '') return { send: () => undefined, close: async () => undefined }
  let waiting: EventLine[] = []
  let posting: Promise<void> | null = null
  const flush = async (): Promise<void> => {
    const batch = waiting.slice(0, BATCH)
    if (batch.length === 0) return
    try {
      await post(url, JSON.stringify(batch), {}, AbortSignal.timeout(PATIENCE_MS))
      const sent = new Set(batch)
      waiting = waiting.filter((line) => !sent.has(line))
    } catch (error) {
      onError(error)
    }
  }
  const timer = setInterval(() => {
    posting ??= flush().finally(() => (posting = null))
  }, EVERY_MS).unref()
  return {
    send(line) {
      waiting.push(line)
      if (waiting.length > MOST) waiting = waiting.slice(-MOST)
    },
    async close() {
      clearInterval(timer)
      await posting
      await flush()
    },
  }
}
