import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FleetEvent } from '../../src/vocabulary/run/event.ts'

type Told = FleetEvent | { type: 'outcome'; kind: string }

/** An orchestrator that a test can signal and kill, with what it tells. */
export class OrchestratorProcess {
  readonly process: ChildProcess
  readonly told: Told[] = []
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
  #listeners = new Set<() => void>()

  constructor(folder: string, verb: 'run' | 'attach', ids: string[] = [], env: Record<string, string> = {}) {
    const program = fileURLToPath(new URL('../children/orchestrator.ts', import.meta.url))
    this.process = spawn(process.execPath, [program, folder, verb, ...ids], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface(this.process.stdout!)
    lines.on('line', (line) => {
      this.told.push(JSON.parse(line) as Told)
      for (const listener of this.#listeners) listener()
    })
    const closed = new Promise<void>((resolve) => lines.once('close', resolve))
    this.ended = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => void closed.then(() => resolve(code ?? signal)))
    })
  }

  /** Resolves once so many of these were told. */
  until(type: Told['type'], count = 1): Promise<void> {
    const enough = (): boolean => this.told.filter((event) => event.type === type).length >= count
    if (enough()) return Promise.resolve()
    return new Promise((resolve) => {
      const listener = (): void => {
        if (!enough()) return
        this.#listeners.delete(listener)
        resolve()
      }
      this.#listeners.add(listener)
    })
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal)
  }
}
