import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../../src/config/source.ts'
import { readAttempt, writeTask } from '../../src/runs/folder/attempt.ts'
import type { Result } from '../../src/runs/folder/task.ts'
import { taskFor } from '../../test/scraper/task-for.ts'
import { commandFor } from '../crawl/regatta-child.ts'
import { type TreeUse, watchTree } from './tree-use.ts'

export interface Measured extends TreeUse {
  seconds: number
}

/** Runs a program to its end and measures it with all that it started. */
export async function measuredProcess(
  [program = '', ...args]: string[],
  stdout: 'inherit' | 'ignore' = 'inherit',
): Promise<Measured> {
  const started = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', stdout, 'ignore'] })
  const watched = watchTree(child.pid!)
  await once(child, 'exit')
  return { seconds: (performance.now() - started) / 1000, ...watched.end() }
}

/** Runs the scraper of a source as run-all would, in a folder of its own. Needs `npm run build`. */
export async function measuredScraper(folder: string, source: Source): Promise<Measured & { result: Result }> {
  const at = mkdtempSync(join(folder, 'run-'))
  writeTask(at, taskFor(source, join(at, 'store.db')))
  const measured = await measuredProcess(commandFor(at, at), 'ignore')
  const { result } = readAttempt(at)
  if (result === null) throw new Error('the scraper left no result')
  return { ...measured, result }
}
