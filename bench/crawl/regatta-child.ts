import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchScraper } from '../../src/processes/launch.ts'
import type { Spawn } from '../../src/processes/spawn.ts'
import { writeTask } from '../../src/runs/folder/attempt.ts'
import { openStoreReader } from '../../src/store/open-store.ts'
import type { StoredRecord } from '../../src/store/store.ts'
import { taskFor } from '../../test/scraper/task-for.ts'
import { onlySource } from '../only-source.ts'

const SCRAPER = fileURLToPath(new URL('../../dist/scraper.mjs', import.meta.url))

export interface Child {
  /** As run-all would start it, but for its log. */
  command: string[]
  folder: string
  records: () => Promise<StoredRecord[]>
}

/** Makes the attempt folder of a scraper in a new folder below `folder`, from the text of its config. */
export async function regattaChild(folder: string, config: string): Promise<Child> {
  mkdirSync(folder, { recursive: true })
  const own = mkdtempSync(join(folder, 'regatta-'))
  const source = await onlySource(own, config)
  const attempt = join(own, 'attempt')
  const store = join(own, 'lantern.db')
  mkdirSync(attempt)
  writeTask(attempt, { ...taskFor(source, store), max_wait_ms: 600_000 })
  return {
    command: commandFor(attempt, own),
    folder: own,
    async records() {
      const reader = await openStoreReader(store)
      try {
        return await Array.fromAsync(reader.records())
      } finally {
        await reader.close()
        rmSync(own, { recursive: true })
      }
    },
  }
}

/** Asked of the launcher itself, whose flags and variables for a child may change. */
export function commandFor(attempt: string, own: string): string[] {
  let command: string[] = []
  const spawn: Spawn = (file, args, { env }) => {
    const changed = Object.entries(env).filter(([name, value]) => value !== process.env[name])
    command = ['env', ...changed.map(([name, value]) => `${name}=${value}`), file, ...args]
    const exited = Promise.resolve({ exit_code: 0, signal: null, spawn_error: null })
    return { pid: undefined, exited, unref: () => undefined }
  }
  launchScraper(attempt, {
    programs: { scraper: SCRAPER, group: '', spawn },
    logDir: join(own, 'logs'),
    detached: false,
  })
  return command
}
