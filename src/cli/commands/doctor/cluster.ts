import type { ClusterStatus } from '../../../cluster/cluster-rows.ts'
import { DatabaseError, type DatabaseFault } from '../../../database/database-error.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { Io } from '../../command.ts'
import { databaseUrl } from '../../session/database-url.ts'
import { type Check, fail, ok, warn } from './check.ts'

/** Whether the database of the cluster can be used, and whether somebody works there; nothing where none is named. */
export async function checkCluster(io: Pick<Io, 'env'>): Promise<Check[]> {
  if ((io.env['DATABASE_URL'] ?? '') === '') return []
  const named = databaseUrl(io)
  if (!named.ok) return [fail('database', named.refusal, 'correct DATABASE_URL, or unset it')]
  // Loaded only where there is one.
  const [{ openChecked }, { readCluster }] = await Promise.all([
    import('../../../database/migrate.ts'),
    import('../../../cluster/cluster-status.ts'),
  ])
  try {
    const database = await openChecked(named.url, { most: 4 })
    try {
      return [ok('database', 'answers, and has the tables of this version'), ...workChecks(await readCluster(database))]
    } finally {
      await database.destroy()
    }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    return [fail('database', error.message, MENDS[error.reason])]
  }
}

const MENDS: Record<DatabaseFault, string> = {
  unreachable: 'start the database, or correct DATABASE_URL',
  not_migrated: `run ${NAME} migrate`,
  newer_version: `use the ${NAME} that migrated it`,
  refused: 'correct user and password in DATABASE_URL, or grant the rights',
  disk_full: 'make room on the disk of the database',
}

/** What keeps the work of a cluster from getting on. */
export function workChecks({ workers, queues }: Pick<ClusterStatus, 'workers' | 'queues'>): Check[] {
  const active = workers.filter(({ status }) => status === 'active')
  const failed = workers.filter(({ status }) => status === 'failed').map(({ id }) => id)
  const idle = queues.filter(
    ({ name, ready }) => ready > 0 && !active.some(({ type }) => type === 'all' || type === name),
  )
  const dead = queues.reduce((sum, queue) => sum + queue.dead, 0)
  return [
    ...(failed.length === 0
      ? [ok('workers', counted(active.length, 'active worker'))]
      : [
          warn(
            'workers',
            `${counted(active.length, 'active worker')}; without a sign of life: ${failed.join(', ')}`,
            `read their logs and start them again; ${NAME} cluster reap clears them away`,
          ),
        ]),
    ...idle.map(({ name, ready }) =>
      warn(
        'queues',
        `${counted(ready, 'job')} of ${name} and no active worker of that type`,
        `start ${NAME} worker --type ${name}`,
      ),
    ),
    ...(dead === 0
      ? []
      : [
          warn(
            'queues',
            `${counted(dead, 'job')} lost three workers without progress`,
            `find out what ends the workers (memory?), then ${NAME} retry --dead`,
          ),
        ]),
  ]
}
