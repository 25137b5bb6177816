import { spawnSync } from 'node:child_process'
import type { Niceness } from '../runs/folder/run-plan.ts'

/**
 * The words before a command that make its process, and all that it starts, give way: the programs nice and ionice,
 * since a process that sets its own priority leaves out the threads that it has already.
 */
export function givingWay(nice: Niceness | undefined, file: string, args: string[]): [file: string, args: string[]] {
  const words = [
    ...(nice?.io == null
      ? []
      : ['ionice', '-c', nice.io === 'idle' ? '3' : '2', ...(nice.io === 'idle' ? [] : ['-n', '7'])]),
    ...(nice?.cpu == null ? [] : ['nice', '-n', String(nice.cpu)]),
    file,
    ...args,
  ]
  return [words[0]!, words.slice(1)]
}

/** What is missing on this machine to give way so; null for nothing. */
export function cannotGiveWay(nice: Niceness | undefined): string | null {
  const programs = [...(nice?.io == null ? [] : ['ionice']), ...(nice?.cpu == null ? [] : ['nice'])]
  const missing = programs.find((program) => spawnSync(program, ['true'], { stdio: 'ignore' }).status !== 0)
  return missing === undefined ? null : `this machine has no program ${missing}`
}
