import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inheritedEnvironment } from '../../src/processes/programs.ts'
import { RUN_MARKER, TASK_MARKER } from '../../src/processes/kill.ts'
import type { LaunchOptions } from '../../src/processes/launch.ts'
import { spawnProcess } from '../../src/processes/spawn.ts'
import { readState, writeLaunch, writeTask } from '../../src/runs/folder/attempt.ts'
import type { Task } from '../../src/runs/folder/task.ts'

const SCRAPER = fileURLToPath(new URL('../children/scraper-stand-in.ts', import.meta.url))

/** An attempt folder with a task, as a queue could hand it to a process without any run loop. */
export class ScraperAttempt implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'attempt-'))
  readonly #events = join(this.folder, 'events')
  readonly run: string
  readonly launchOptions: LaunchOptions

  /** `behaviour`: what the stand-in does, by its source's name. */
  constructor(behaviour: string, limits: Partial<Pick<Task, 'timeout_ms' | 'grace_ms' | 'silence_ms' | 'run'>> = {}) {
    // Processes are killed by it: no other test may have the same.
    this.run = limits.run ?? randomUUID()
    const config = { country: 'fiji', source: behaviour }
    writeTask(this.folder, { attempt: 1, timeout_ms: null, grace_ms: 60_000, ...limits, run: this.run, config } as Task)
    this.launchOptions = {
      programs: { scraper: SCRAPER, group: '', spawn: spawnProcess },
      logDir: join(this.folder, 'logs'),
      detached: true,
      environment: { ...inheritedEnvironment(), REGATTA_TEST_EVENTS: this.#events },
    }
  }

  /** Starts the stand-in as a launcher would that then died. */
  startByAnother(started = new Date()): void {
    writeLaunch(this.folder, { started: started.toISOString(), log: join(this.folder, 'log') })
    const env = { ...this.launchOptions.environment, [RUN_MARKER]: this.run, [TASK_MARKER]: this.folder }
    spawnProcess(process.execPath, [SCRAPER, this.folder], { cwd: this.folder, env, output: 'ignore', detached: true })
  }

  /** Resolves once the stand-in does what its name says. */
  async begun(): Promise<void> {
    await until(() => readState(this.folder) !== null && this.#told().includes('begun'))
  }

  /** The pid of what `forks_away` started. */
  async forked(): Promise<number> {
    await until(() => this.#told().includes('forked'))
    return Number(/forked (\d+)/.exec(this.#told())![1])
  }

  #told(): string {
    return existsSync(this.#events) ? readFileSync(this.#events, 'utf8') : ''
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function until(fits: () => boolean): Promise<void> {
  while (!fits()) await new Promise((resolve) => setTimeout(resolve, 10))
}
