import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Source } from '../../src/config/source.ts'
import { readAttempt, writeLaunch, writeTask } from '../../src/runs/folder/attempt.ts'
import type { Attempt } from '../../src/runs/folder/attempt.ts'
import type { Result, Task } from '../../src/runs/folder/task.ts'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import type { StoredRecord } from '../../src/store/store.ts'
import { taskFor } from './task-for.ts'

export const PROGRAM = new URL('../../src/bin/scraper.ts', import.meta.url).pathname

/** A folder for one source, in which real scraper processes run one after the other. */
export interface Workplace {
  folder: string
  store: string
  /** Starts a scraper process and does not wait for it. */
  start(config: Source, patch?: Partial<Task>): Started
  /** Runs one to its end; throws when it left no result. */
  run(config: Source, patch?: Partial<Task>): Promise<Ended>
  records(): Promise<StoredRecord[]>
}

export interface Started {
  child: ChildProcess
  attempt(): Attempt
  log(): string
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export interface Ended {
  code: number | null
  result: Result
  log: string
}

export function workplace(t: TestContext): Workplace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scraper-')))
  const running = new Set<ChildProcess>()
  t.after(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const store = join(folder, 'herald.db')
  let attempts = 0

  const start = (config: Source, patch: Partial<Task> = {}): Started => {
    const attempt = ++attempts
    const at = join(folder, String(attempt))
    mkdirSync(at)
    writeTask(at, { ...taskFor(config, store), run: `run-${attempt}`, attempt, ...patch })
    const log = join(at, 'scraper.log')
    writeLaunch(at, { started: new Date().toISOString(), log })
    const fd = openSync(log, 'a')
    const child = spawn(process.execPath, [PROGRAM, at], { stdio: ['ignore', fd, fd] })
    closeSync(fd)
    running.add(child)
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
      child.once('exit', (code, signal) => {
        running.delete(child)
        resolve({ code, signal })
      })
    })
    return { child, attempt: () => readAttempt(at), log: () => readFileSync(log, 'utf8'), ended }
  }

  return {
    folder,
    store,
    start,
    async run(config, patch) {
      const started = start(config, patch)
      const { code } = await started.ended
      const { result } = started.attempt()
      if (result === null) throw new Error(`no result; its log:\n${started.log()}`)
      return { code, result, log: started.log() }
    },
    async records() {
      const reader = openSqliteReader(store)
      try {
        return await Array.fromAsync(reader.records())
      } finally {
        await reader.close()
      }
    },
  }
}
