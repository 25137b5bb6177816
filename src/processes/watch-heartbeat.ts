import { heartbeatOf } from '../runs/folder/attempt.ts'

/** How long a scraper may give no sign of life, in ms, where its task does not say. */
export const LONGEST_SILENCE_MS = 300_000

/** How many looks in a row have to find nothing new. */
const LOOKS = 30

/**
 * Calls `onSilence` once, when the process of this folder (a scraper's, a group runner's) has given no sign of life for
 * `silence_ms`: its main thread is in an endless loop, or it is frozen. Silence is counted in looks: while this process
 * itself is frozen (a laptop that sleeps) none is made. Before its first sign of life nothing is expected. Returns what
 * ends the watch.
 */
export function watchHeartbeat(folder: string, silence_ms: number, onSilence: () => void): () => void {
  let last = heartbeatOf(folder)
  let silent = 0
  const timer = setInterval(() => {
    const beat = heartbeatOf(folder)
    silent = beat === last ? silent + 1 : 0
    last = beat
    if (silent < LOOKS) return
    clearInterval(timer)
    onSilence()
  }, silence_ms / LOOKS)
  return () => clearInterval(timer)
}
