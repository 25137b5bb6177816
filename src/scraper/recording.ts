import { existsSync } from 'node:fs'
import { recordTransport } from '../http/warc/recorder.ts'
import { replayTransport } from '../http/warc/replay.ts'
import { createWarcWriter } from '../http/warc/write-warc.ts'
import type { HttpClientOptions } from '../http/client-options.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Task } from '../runs/folder/task.ts'
import type { Secrets } from '../vocabulary/text/hide-secrets.ts'
import { removeStore } from '../store/open-store.ts'

/**
 * What of the HTTP client is different when a run is recorded, or answered from a recording: that is asked for nothing
 * twice, at no pace, and for no leave, since what robots.txt forbids was not recorded.
 */
export async function recordingOptions(
  task: Task,
  { log, secrets }: { log: Log; secrets: Secrets },
): Promise<Partial<HttpClientOptions>> {
  const { record = null, replay = null, attempt } = task
  if (replay !== null) {
    const recorded = await opened(() => {
      if (!existsSync(replay)) throw new Error(`there is no recording ${replay}`)
      return replayTransport(replay, secrets)
    })
    log.info({ file: replay }, 'answered from a recording')
    return { transport: () => recorded, rate_limit: 0, retries: 0, robots: 'ignore' }
  }
  if (record === null) return {}
  const file = nameOfAttempt(record, attempt)
  const writer = await opened(() => createWarcWriter(file, secrets))
  const onError = (error: unknown): void => log.error({ file, why: String(error) }, 'the recording has ended')
  return { transport: (real) => recordTransport(real(), writer, onError) }
}

/** A recording that is not there, is none, or cannot be written: the world's failure, not ours. */
export class RecordingError extends Error {}

async function opened<T>(open: () => T | Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    throw new RecordingError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** A replay begins with nothing, every time; its store is its own. */
export async function forgetReplayed({ replay = null, store }: Task): Promise<void> {
  if (replay !== null) await removeStore(store)
}

/** A further attempt has a file of its own beside the first: sun.2.warc.gz. */
function nameOfAttempt(record: string, attempt: number): string {
  return attempt === 1 || !existsSync(record)
    ? record
    : record.replace(/(\.warc)?(\.gz)?$/, (end) => `.${attempt}${end}`)
}
