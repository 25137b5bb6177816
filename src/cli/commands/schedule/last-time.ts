import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { CLOCK_SLACK_MS } from '../../../runs/folder/owner/start-by-name.ts'
import { readJson, writeJson } from '../../../runs/folder/files/json-file.ts'
import { makePrivateFolder } from '../../../runs/folder/files/make-folder.ts'

/** Remembers the last time of a schedule that a run was started for, over its own end. */
export interface LastTime {
  read: () => Promise<Date | null>
  write: (time: Date | null) => void
}

/**
 * Kept per schedule (expression, zone and what its runs are told), below the state directory: two schedules there do
 * not take each other's runs for their own. A schedule that is new goes by the newest run, whoever started it.
 */
export function lastTime(stateDir: string, cron: string, zone: string | null, words: string[]): LastTime {
  const name = createHash('sha256')
    .update(JSON.stringify([cron, zone, words]))
    .digest('hex')
    .slice(0, 16)
  const folder = join(stateDir, 'schedules')
  const path = join(folder, `${name}.json`)
  return {
    read: async () => {
      for (const text of [readJson<{ time: string }>(path)?.time, await newestStart(stateDir)]) {
        const time = new Date(text ?? NaN)
        // A time in the future was noted under a wrong clock: until then nothing would ever be missed.
        if (time.getTime() <= Date.now() + CLOCK_SLACK_MS) return time
      }
      return null
    },
    write: (time) => {
      try {
        makePrivateFolder(folder)
        if (time === null) rmSync(path, { force: true })
        else writeJson(path, { cron, timezone: zone, time: time.toISOString() })
      } catch {
        // Where nothing can be written, the run says so itself.
      }
    },
  }
}

async function newestStart(stateDir: string): Promise<string | undefined> {
  const runs = openRunReader(stateDir)
  const run = await runs.newest()
  return run === null ? undefined : (await runs.plan(run))?.created
}
