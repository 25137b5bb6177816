import { spawn } from 'node:child_process'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import type { Io } from '../../command.ts'
import type { ScheduledRun } from './scheduler.ts'
import type { RunEnding } from './schedule-event.ts'

/**
 * Starts run-all as a process of its own: so every run reads its configs anew and by the program as it is installed
 * now, and whatever a run does to its memory ends with it. In a process group of its own: Ctrl-C at the terminal
 * reaches only the schedule, which asks the run once; two signals would kill it.
 */
export function startRun(
  words: string[],
  { stateDir, json }: { stateDir: string; json: boolean },
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): ScheduledRun {
  const child = spawn(process.execPath, [process.argv[1]!, ...words], {
    cwd,
    env,
    detached: true,
    // With --json our lines have stdout for themselves.
    stdio: ['ignore', json ? 2 : 'inherit', 'inherit'],
  })
  const { pid } = child
  const ended = new Promise<RunEnding>((resolve) => {
    child.once('exit', (exit_code, signal) => {
      resolve(whatRan(stateDir, pid).then((ran) => ({ exit_code, signal, error: null, ...ran })))
    })
    child.once('error', (error) => {
      // A signal that could not be sent comes here, too.
      if (child.pid !== undefined) return
      resolve({ exit_code: null, signal: null, error: error.message, run: null, totals: null })
    })
  })
  return { pid: pid ?? null, ended, signal: (name) => void child.kill(name) }
}

async function whatRan(stateDir: string, pid: number | undefined): Promise<Pick<RunEnding, 'run' | 'totals'>> {
  const runs = openRunReader(stateDir)
  const run = pid === undefined ? null : await runs.runOf(pid)
  return { run, totals: run === null ? null : ((await runs.summary(run))?.totals ?? null) }
}
