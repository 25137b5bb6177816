import { openRunReader } from '../../runs/open-run-reader.ts'
import { plainText } from '../../vocabulary/plain-text.ts'
import type { CommonArgs, Io } from '../command.ts'
import { NAME } from '../../vocabulary/product.ts'

/**
 * The run a command is about: the one named (the beginning of its id will do), or the newest. Null when there is none, which
 * stderr then says.
 */
export async function pickRun(named: string | undefined, args: CommonArgs, io: Io): Promise<string | null> {
  const runs = openRunReader(args.stateDir)
  if (named === undefined) {
    const newest = await runs.newest()
    if (newest === null) io.stderr.write(`${NAME}: there is no run in ${args.stateDir} yet\n`)
    return newest
  }
  const matching: string[] = []
  for (const run of await runs.runs()) {
    if (run.startsWith(named) && (await runs.plan(run)) !== null) matching.push(run)
  }
  if (matching.length === 1) return matching[0]!
  const what = matching.length === 0 ? 'there is no run' : `${matching.length} runs begin with`
  io.stderr.write(`${NAME}: ${what} ${JSON.stringify(plainText(named))} in ${args.stateDir}\n`)
  return null
}
