import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readSummary } from '../../../runs/folder/runs.ts'
import { readJson } from '../../../runs/folder/json-file.ts'
import { listRuns, runFolder } from '../../../runs/folder/layout.ts'
import type { ProcessIdentity } from '../../../runs/folder/process-identity.ts'
import type { Io } from '../../command.ts'
import type { Running } from './keep-time.ts'
import type { Ending } from './told.ts'

/** Of so many runs one is looked for that a process conducted; others may have come after it. */
const NEWEST = 10

/**
 * Starts run-all as a process of its own: so every run reads its configs anew and by the program as it is installed now,
 * and whatever a run does to its memory ends with it. In a process group of its own: Ctrl-C at the terminal reaches only
 * the schedule, which asks the run once; two signals would kill it.
 */
export function startRun(
  words: string[],
  { stateDir, json }: { stateDir: string; json: boolean },
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Running {
  const child = spawn(process.execPath, [process.argv[1]!, ...words], {
    cwd,
    env,
    detached: true,
    // With --json our lines have stdout for themselves.
    stdio: ['ignore', json ? 2 : 'inherit', 'inherit'],
  })
  const { pid } = child
  const ended = new Promise<Ending>((resolve) => {
    child.once('exit', (exit_code, signal) => {
      const run = pid === undefined ? null : runOf(stateDir, pid)
      const totals = run === null ? null : (readSummary(stateDir, run)?.totals ?? null)
      resolve({ exit_code, signal, error: null, run, totals })
    })
    child.once('error', (error) => {
      // A signal that could not be sent comes here, too.
      if (child.pid !== undefined) return
      resolve({ exit_code: null, signal: null, error: error.message, run: null, totals: null })
    })
  })
  return { pid: pid ?? null, ended, signal: (name) => void child.kill(name) }
}

function runOf(stateDir: string, pid: number): string | null {
  const conducted = (run: string): boolean =>
    readJson<{ process: ProcessIdentity }>(join(runFolder(stateDir, run), 'orchestrator.json'))?.process.pid === pid
  return listRuns(stateDir).slice(0, NEWEST).find(conducted) ?? null
}
