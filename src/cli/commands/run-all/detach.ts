import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT_LOCKED } from '../../../vocabulary/run/exit-codes.ts'
import { prepareRun } from '../../../fleet/run/run.ts'
import type { RunRequest } from '../../../fleet/run/run.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { spawnExeca } from '../../../processes/spawn-execa.ts'
import { orchestratorLog } from '../../../runs/folder/layout.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { lockedMessage } from '../../session/fleet-session.ts'
import { NAME } from '../../../vocabulary/product.ts'

/** How long the process in the background may take to say that it has the run, in ms. */
const PATIENCE = 15_000

/** Leaves the run to a process in the background that is as good as an orchestrator in a terminal, and returns. */
export async function startDetached(
  request: RunRequest,
  args: CommonArgs & { waitLock?: number | undefined },
  io: Io,
): Promise<number> {
  const prepared = await prepareRun(request, { waitLock_ms: args.waitLock ?? 0 })
  if (prepared.kind === 'locked') {
    io.stderr.write(`${NAME}: ${lockedMessage(args.stateDir, prepared)}\n`)
    return EXIT_LOCKED
  }
  const { run } = prepared
  const log = orchestratorLog(args.stateDir, run)
  const output = openSync(log, 'a', 0o600)
  const places = ['--state-dir', args.stateDir, '--log-dir', args.logDir, '--data-dir', args.dataDir]
  const child = spawnExeca(process.execPath, [process.argv[1]!, 'attach', run, ...places, '--no-color'], {
    cwd: io.cwd,
    env: io.env,
    output,
    detached: true,
  })
  closeSync(output)
  child.unref()
  const runs = openRunReader(args.stateDir)
  const patience = Date.now() + PATIENCE
  while ((await runs.orchestrator(run)) === null && (await runs.summary(run)) === null) {
    if (Date.now() > patience) {
      io.stderr.write(`${NAME}: run ${run} did not start; see ${log}\n`)
      return 1
    }
    await sleep(50)
  }
  io.stdout.write(args.json ? `${JSON.stringify({ run })}\n` : `${run}\n`)
  if (!args.json) io.stderr.write(`Running in the background: ${NAME} status, ${NAME} attach, ${NAME} stop\n`)
  return 0
}
