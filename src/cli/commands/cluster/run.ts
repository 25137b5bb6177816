import { setTimeout as sleep } from 'node:timers/promises'
import type { ClusterStatus } from '../../../cluster/cluster-rows.ts'
import { readCluster } from '../../../cluster/cluster-status.ts'
import { reapWorkers } from '../../../cluster/sql/reap.ts'
import type { Database } from '../../../database/connect.ts'
import { openChecked } from '../../../database/migrate.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { databaseUrl } from '../../session/database-url.ts'

interface ClusterArgs {
  action: 'status' | 'reap'
  watch: boolean
  olderThan: number
  dryRun: boolean
}

/** Shows the cluster once, or again and again; or clears away. */
export async function cluster(args: ClusterArgs & CommonArgs, io: Io): Promise<number> {
  const database = databaseUrl(io)
  if (!database.ok) return refuse(io, database.refusal)
  const connection = await openChecked(database.url, { most: 2 })
  try {
    return args.action === 'reap' ? await reap(connection, args, io) : await status(connection, args, io)
  } finally {
    await connection.destroy()
  }
}

async function status(connection: Database, { watch, json }: ClusterArgs & CommonArgs, io: Io): Promise<number> {
  for (;;) {
    const found = await readCluster(connection)
    if (json) io.stdout.write(`${JSON.stringify(found, null, watch ? undefined : 2)}\n`)
    else io.stdout.write(statusText(found))
    if (!watch) return 0
    await sleep(2000)
  }
}

async function reap(connection: Database, args: ClusterArgs & CommonArgs, io: Io): Promise<number> {
  const reaped = await reapWorkers(connection, args.olderThan, args.dryRun)
  if (args.json) io.stdout.write(`${JSON.stringify({ dry_run: args.dryRun, workers: reaped })}\n`)
  else {
    const what = args.dryRun ? 'would be cleared away' : 'cleared away'
    io.stdout.write(
      [`${counted(reaped.length, 'worker')} ${what}`, ...reaped].map((line) => `${plainText(line)}\n`).join(''),
    )
  }
  return 0
}

function statusText({ workers, queues, assignments, failovers }: ClusterStatus): string {
  const rows = [
    table(
      ['worker', 'type', 'status', 'heartbeat', 'done', 'failed', 'running'],
      workers.map((one) => [
        one.id,
        one.type,
        one.status,
        `${one.heartbeat_age_s} s`,
        String(one.done),
        String(one.failed),
        one.current.join(' '),
      ]),
    ),
    table(
      ['queue', 'ready', 'active', 'failed', 'dead', 'oldest'],
      queues.map(({ name, ready, active, failed, dead, oldest_ready_s: oldest }) => {
        return [name, ready, active, failed, dead, oldest === null ? '' : `${oldest} s`].map(String)
      }),
    ),
    table(
      ['host', 'scraper', 'worker', 'epoch', 'since'],
      assignments.map(({ host, scraper, worker, epoch, since }) => [host, scraper, worker, String(epoch), since]),
    ),
    table(
      ['fail-over', 'from', 'to', 'at', 'after'],
      failovers.slice(0, 10).map(({ host, from, to, at, seconds }) => [host, from, to, at, `${seconds} s`]),
    ),
  ]
  return rows.join('\n')
}

function table(head: string[], rows: string[][]): string {
  const cells = [head, ...rows.map((row) => row.map(plainText))]
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}
