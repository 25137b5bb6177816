import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { WrittenReport } from '../../../cluster/make-report.ts'
import type { CommonArgs, Io } from '../../command.ts'

/**
 * Has `report` write its page and its tables into a folder, as a process of its own: what it reads and computes would
 * keep a worker from renewing its leases. `stop` ends it.
 */
export async function writeReportIn(
  folder: string,
  { stateDir, dataDir }: Pick<CommonArgs, 'stateDir' | 'dataDir'>,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
  stop: AbortSignal,
): Promise<WrittenReport> {
  const files = ['--html', join(folder, 'report.html'), '--csv', folder]
  const places = ['--state-dir', stateDir, '--data-dir', dataDir, '--json']
  try {
    const child = spawn(process.execPath, [process.argv[1]!, 'report', ...files, ...places], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: stop,
    })
    const [out, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    const problems = said.split('\n').filter((line) => line !== '')
    return { statistics: out === '' ? null : (JSON.parse(out) as object), problems }
  } catch (error) {
    return { statistics: null, problems: [`the report was not made: ${(error as Error).message}`] }
  }
}
