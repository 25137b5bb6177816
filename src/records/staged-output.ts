import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Files that belong together: they take the place of those of an earlier output when all are whole, or none does. */
export interface StagedOutput {
  /** Where they are written meanwhile, on the same disk. */
  readonly folder: string
  /** Puts all of them in their place; what else an earlier output had (`stale`) goes, since it tells of other records. */
  commit(stale: readonly string[]): void
  discard(): void
}

const PREFIX = '.unfinished-'
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** In an existing folder. A signal removes what is there so far and ends the process, after `onInterrupt`. Throws the system's errors. */
export function stageOutput(out: string, onInterrupt: () => void): StagedOutput {
  removeLeftOvers(out)
  const folder = join(out, `${PREFIX}${process.pid}`)
  mkdirSync(folder)
  const interrupt = (signal: NodeJS.Signals): void => {
    discard()
    onInterrupt()
    process.kill(process.pid, signal)
  }
  const discard = (): void => {
    for (const signal of SIGNALS) process.off(signal, interrupt)
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of SIGNALS) process.once(signal, interrupt)
  return {
    folder,
    commit(stale) {
      const written = readdirSync(folder)
      for (const name of written) renameSync(join(folder, name), join(out, name))
      for (const name of stale) if (!written.includes(name)) rmSync(join(out, name), { force: true })
      discard()
    },
    discard,
  }
}

/** Of processes that were killed. */
function removeLeftOvers(out: string): void {
  for (const name of readdirSync(out)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : NaN
    if (Number.isInteger(pid) && (pid === process.pid || !isRunning(pid))) {
      rmSync(join(out, name), { recursive: true, force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
