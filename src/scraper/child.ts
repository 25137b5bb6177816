import { picturesFolder } from '../runs/folder/pictures-folder.ts'
import { readAttempt, readTask, taskFile, touchState, writeResult, writeState } from '../runs/folder/attempt.ts'
import { createLog } from '../runs/folder/log.ts'
import type { Log } from '../runs/folder/log.ts'
import { identify } from '../runs/folder/owner/process-identity.ts'
import type { Result } from '../runs/folder/task.ts'
import { createSecrets } from '../vocabulary/text/hide-secrets.ts'
import { keyPresses } from '../vocabulary/key-presses.ts'
import { EXIT_NOT_OWNER, EXIT_NOT_WRITTEN } from '../vocabulary/run/exit-codes.ts'
import { noCounts } from '../vocabulary/run/counts.ts'
import type { Progress } from '../vocabulary/run/progress.ts'
import { offerToOomKiller, usedResources } from './limits/resources.ts'
import { openPause } from './limits/pause.ts'
import { openOwnership } from './ownership.ts'
import { crashed, scrape } from './scrape.ts'

const STATE_EVERY_MS = 1000
/** A handle that somebody forgot must not keep a scraper that has said its last word from ending. */
const LAST_RESORT_MS = 2000

/**
 * The scraper as a process: reads its task from the attempt folder, tells about once a second how far it is, ends
 * politely on SIGTERM and SIGINT and writes result.json before it ends. Resolves to the exit code: 0 success or
 * warning, 1 failed, 130 interrupted, 74 when its result could not be written.
 */
export async function runScraperProcess(folder: string): Promise<number> {
  const task = readTask(folder)
  if (task === null) {
    createLog('info').fatal({ file: taskFile(folder) }, 'Cannot start: the task cannot be read')
    return 1
  }
  const started = new Date().toISOString()
  const secrets = createSecrets()
  const log = createLog(task.log_level, undefined, secrets)
  offerToOomKiller()
  const { stop, abort } = listenForSignals(log)
  const pause = openPause(folder, log)
  let read = nothingYet
  const beginState = reportState(folder, started, () => secrets.hideIn(read()))

  const end = (result: Result): number => {
    beginState.stop()
    setTimeout(() => process.exit(), LAST_RESORT_MS).unref()
    try {
      writeResult(folder, secrets.hideIn(result))
      return exitCode(result)
    } catch (error) {
      log.fatal({ folder, why: String(error) }, 'the result could not be written')
      return EXIT_NOT_WRITTEN
    }
  }
  endOnUncaught(log, (error) => end(crashResult(error, { log, started, progress: read() })))
  const owner = openOwnership(task, () => {
    log.warn({ worker: task.owner?.worker, epoch: task.owner?.epoch }, 'its hosts belong to another worker now')
    process.exit(EXIT_NOT_OWNER)
  })
  // Beside the log, where there is one: what pages looked like that could not be read.
  const written = readAttempt(folder).launch?.log
  const pictures = written === undefined ? {} : { pictures: { folder: picturesFolder(written), every: false } }
  return end(
    await scrape(task, {
      ...pictures,
      log,
      secrets,
      owner,
      stop,
      abort,
      pause,
      onProgress: (progress) => (read = progress),
    }),
  )
}

function exitCode({ status }: Result): number {
  switch (status) {
    case 'success':
    case 'warning':
    case 'skipped':
      return 0
    case 'failed':
      return 1
    case 'interrupted':
      return 130
  }
}

/** The first signal asks politely, the second does not wait for pages in flight. A closed terminal changes nothing. */
function listenForSignals(log: Log): { stop: AbortSignal; abort: AbortSignal } {
  const stop = new AbortController()
  const abort = new AbortController()
  const isAnother = keyPresses()
  const onSignal = (signal: NodeJS.Signals): void => {
    // In a terminal of its own group it hears Ctrl-C itself, and then what its orchestrator makes of it.
    if (!isAnother('stop')) return
    log.warn({ signal }, stop.signal.aborted ? 'stopping now' : 'stopping politely')
    if (stop.signal.aborted) abort.abort()
    stop.abort()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('SIGHUP', () => undefined)
  return { stop: stop.signal, abort: abort.signal }
}

function reportState(folder: string, started: string, read: () => Progress): { stop: () => void } {
  const me = identify(process.pid)
  if (me === null) throw new Error('this process does not find itself')
  const write = (): void => {
    try {
      writeState(folder, { process: me, started, updated: new Date().toISOString(), progress: read() })
    } catch {
      // A full disk: the run matters more than the report of it.
      signOfLife()
    }
  }
  const signOfLife = (): void => {
    try {
      touchState(folder)
    } catch {
      // Before the first state there is nothing to touch, and nobody expects a sign of life.
    }
  }
  write()
  const timer = setInterval(write, STATE_EVERY_MS).unref()
  return {
    stop() {
      clearInterval(timer)
      write()
    },
  }
}

function nothingYet(): Progress {
  const { rss_mb, cpu_ms } = usedResources()
  return { ...noCounts(), phase: 'starting', listing_pages: 0, pending: 0, waiting: '', rss_mb, cpu_ms }
}

/** Errors outside every promise that is waited for: said, written down, and the end. */
function endOnUncaught(log: Log, end: (error: unknown) => number): void {
  const onError = (error: unknown): void => {
    try {
      process.exitCode = end(error)
    } catch (again) {
      log.fatal({ stack: String(again) }, 'the result could not be written')
      process.exitCode = 1
    }
    process.exit()
  }
  process.on('uncaughtException', onError)
  process.on('unhandledRejection', onError)
}

function crashResult(
  error: unknown,
  { log, started, progress }: { log: Log; started: string; progress: Progress },
): Result {
  const { peak_rss_mb, cpu_ms } = usedResources()
  const { pages, records } = progress
  const finished = new Date().toISOString()
  return { ...crashed(error, log), counts: { pages, records }, started, finished, peak_rss_mb, cpu_ms, stats: {} }
}
