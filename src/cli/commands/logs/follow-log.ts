import { closeSync, fstatSync, type FSWatcher, openSync, readSync, watch } from 'node:fs'
import { logNames, newLog } from './find-log.ts'

/** How often to look where the file system reports no changes (NFS, some containers), in ms. */
const POLL = 500

export interface FollowLog {
  /** Where the scraper's logs are; a newer one is followed as soon as it appears. */
  folder: string
  /** The log to begin with, or null to wait for the first. */
  log: string | null
  /** Where in it to begin, in bytes; at its start by default. */
  from?: number | undefined
  signal: AbortSignal
  /** Takes a chunk; resolves when the next one may come. */
  print: (chunk: Buffer) => Promise<void>
  /** Called as another log is begun. */
  switched: (log: string) => void
}

/** Prints a log and what is appended to it, then the next log, until the signal. */
export async function followLog({ folder, log, from = 0, signal, print, switched }: FollowLog): Promise<void> {
  const bell = new Bell(signal)
  let file = log === null ? null : { ...openLog(log), offset: from }
  // Whatever else lies there is older than the log to begin with.
  const known = new Set(log === null ? [] : logNames(folder))
  try {
    while (!signal.aborted) {
      bell.watch(folder)
      if (file) await printNew(file, print, signal)
      const newest = newLog(folder, known)
      if (newest !== null) {
        // Nothing is appended any more to a log whose successor is there, but something may have been since the last
        // look.
        if (file) {
          await printNew(file, print, signal)
          closeSync(file.fd)
        }
        file = openLog(newest)
        for (const name of logNames(folder)) known.add(name)
        switched(newest)
        continue
      }
      await bell.rings()
    }
  } finally {
    bell.close()
    if (file) closeSync(file.fd)
  }
}

interface OpenLog {
  fd: number
  offset: number
}

function openLog(path: string): OpenLog {
  return { fd: openSync(path, 'r'), offset: 0 }
}

async function printNew(log: OpenLog, print: (chunk: Buffer) => Promise<void>, signal: AbortSignal): Promise<void> {
  // Shorter than what was read: it was cut to spare the disk, and goes on from its new start.
  if (fstatSync(log.fd).size < log.offset) log.offset = 0
  while (!signal.aborted) {
    const chunk = Buffer.allocUnsafe(65_536)
    const size = readSync(log.fd, chunk, 0, chunk.length, log.offset)
    if (size === 0) return
    log.offset += size
    await print(chunk.subarray(0, size))
  }
}

/** Rings when something in a folder may have changed, after POLL at the latest, and at once when the signal comes. */
class Bell {
  readonly #signal: AbortSignal
  #watcher: FSWatcher | undefined
  #ring: () => void = () => undefined

  constructor(signal: AbortSignal) {
    this.#signal = signal
    signal.addEventListener('abort', () => this.#ring())
  }

  watch(folder: string): void {
    if (this.#watcher) return
    try {
      this.#watcher = watch(folder, () => this.#ring())
      this.#watcher.on('error', () => this.close())
    } catch {
      // The folder is not there yet, or cannot be watched: the poll finds it.
    }
  }

  async rings(): Promise<void> {
    if (this.#signal.aborted) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL)
      this.#ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  close(): void {
    this.#watcher?.close()
    this.#watcher = undefined
  }
}
