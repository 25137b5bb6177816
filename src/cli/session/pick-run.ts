import { newestRun, readPlan } from '../../runs/folder/runs.ts'
import { listRuns } from '../../runs/folder/layout.ts'
import { plainText } from '../../vocabulary/plain-text.ts'
import type { CommonArgs, Io } from '../command.ts'

/** The run a command is about: the one named (the beginning of its id will do), or the newest. Says so when there is none. */
export function pickRun(named: string | undefined, args: CommonArgs, io: Io): string | null {
  if (named === undefined) {
    const newest = newestRun(args.stateDir)
    if (newest === null) io.stderr.write(`regatta: there is no run in ${args.stateDir} yet\n`)
    return newest
  }
  const matching = listRuns(args.stateDir).filter(
    (run) => run.startsWith(named) && readPlan(args.stateDir, run) !== null,
  )
  if (matching.length === 1) return matching[0]!
  const what = matching.length === 0 ? 'there is no run' : `${matching.length} runs begin with`
  io.stderr.write(`regatta: ${what} ${JSON.stringify(plainText(named))} in ${args.stateDir}\n`)
  return null
}
