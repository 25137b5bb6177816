import type { FleetDocument, Patch } from '../../shapes.ts'
import { ApiError, getJson, open } from './api.ts'
import { takeDocument, takePatch } from './fleet.ts'
import { readEvents } from './read-events.ts'
import { createWatched } from './watched.ts'

/** How the page hears of changes: what is shown is true of now only while it is live. */
export type Connection = 'connecting' | 'live' | 'cut' | 'locked'

export const connection = createWatched<Connection>('connecting')

/** Wait before the next try, in ms. */
const RETRY_MS = 700
/** The server says something at least every 15 s: what is silent for so long is dead. */
const SILENCE_MS = 40_000

let wake = (): void => undefined

/** Tries again at once: a token was given. */
export function reconnect(): void {
  wake()
}

/** Reads the fleet, then follows its changes for as long as the page is open, through cuts and new servers. */
export async function followFleet(): Promise<never> {
  let last: string | null = null
  for (;;) {
    try {
      if (last === null) {
        const document: FleetDocument = await getJson<FleetDocument>('/api/fleet')
        takeDocument(document)
        last = document.event
      }
      last = await listen(last)
      connection.set('cut')
    } catch (error) {
      const isLocked = error instanceof ApiError && error.status === 401
      connection.set(isLocked ? 'locked' : 'cut')
    }
    // A reset is no cut: what is shown is read anew at once.
    if (last !== null || connection.get() === 'locked') await pause(connection.get() === 'locked' ? 60_000 : RETRY_MS)
    else if (connection.get() === 'cut') await pause(RETRY_MS)
  }
}

/** Follows until the stream ends; the id of the last change, or null when everything has to be read anew. */
async function listen(after: string): Promise<string | null> {
  const abort = new AbortController()
  let timer = 0
  const alive = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => abort.abort(), SILENCE_MS)
  }
  let last: string | null = after
  try {
    alive()
    const response = await open(`/api/events?after=${encodeURIComponent(after)}`, abort.signal)
    connection.set('live')
    for await (const event of readEvents(response, alive)) {
      if (event.type === 'reset') return null
      takePatch(JSON.parse(event.data) as Patch)
      last = event.id
    }
  } catch (error) {
    if (error instanceof ApiError) throw error
  } finally {
    clearTimeout(timer)
    abort.abort()
  }
  return last
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
