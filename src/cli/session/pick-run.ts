import { openRunReader } from '../../runs/open-run-reader.ts'
import type { RunReader } from '../../runs/run-reader.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../command.ts'
import { NAME } from '../../vocabulary/product.ts'

/**
 * The run a command is about: the one named (the beginning of its id will do), or the newest. Null when there is none,
 * which stderr then says. One whose plan is damaged is none, but for who wants to end it (`evenDamaged`).
 */
export async function pickRun(
  named: string | undefined,
  args: CommonArgs,
  io: Io,
  { evenDamaged = false, runs = openRunReader(args.stateDir) }: { evenDamaged?: boolean; runs?: RunReader } = {},
): Promise<string | null> {
  if (named === undefined) {
    const newest = await runs.newest()
    if (newest === null) io.stderr.write(`${NAME}: there is no run in ${placeOfRuns(args, io)} yet\n`)
    return newest === null || evenDamaged ? newest : readable(newest, runs, args, io)
  }
  const matching: string[] = []
  for (const run of await runs.runs()) {
    if (run.startsWith(named) && ((await runs.plan(run)) !== null || (await runs.damage(run)).plan)) matching.push(run)
  }
  if (matching.length === 1) return evenDamaged ? matching[0]! : readable(matching[0]!, runs, args, io)
  const what = matching.length === 0 ? 'there is no run' : `${matching.length} runs begin with`
  io.stderr.write(`${NAME}: ${what} ${JSON.stringify(plainText(named))} in ${placeOfRuns(args, io)}\n`)
  return null
}

/** How the place of the runs that a command reads is named. */
export function placeOfRuns({ stateDir }: CommonArgs, { env }: Io): string {
  return env['DATABASE_URL'] === undefined ? stateDir : 'the database'
}

/** The run itself, or null, said, where its plan is damaged: without that nothing is known of it. */
async function readable(run: string, runs: RunReader, args: CommonArgs, io: Io): Promise<string | null> {
  if (!(await runs.damage(run)).plan) return run
  const place = plainText(args.stateDir)
  io.stderr.write(
    `${NAME}: the plan of run ${run} in ${place} is damaged (was the disk full?): ${NAME} stop ${run} ends what still runs of it\n`,
  )
  return null
}
