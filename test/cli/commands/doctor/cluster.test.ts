import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCluster, workChecks } from '../../../../src/cli/commands/doctor/cluster.ts'
import type { QueueRow, WorkerRow } from '../../../../src/cluster/cluster-rows.ts'
import { migrateFleet } from '../../../../src/cluster/migrate-fleet.ts'
import { emptyDatabase } from '../../../database/start-postgres.ts'

const worker = (id: string, type: string, status: WorkerRow['status']): WorkerRow => {
  const quiet = { heartbeat_age_s: 1, current: [], done: 0, failed: 0, rss_mb: null }
  return { id, type, status, host: 'h', pid: 1, version: '1', ...quiet }
}
const queue = (name: string, ready: number, dead = 0): QueueRow => {
  return { name, ready, dead, active: 0, failed: 0, oldest_ready_s: null }
}
const said = (checks: ReturnType<typeof workChecks>): string[] =>
  checks.map(({ status, found }) => `${status} ${found}`)

test('without a database nothing is checked', async () => {
  assert.deepEqual(await checkCluster({ env: {} }), [])
  assert.deepEqual(await checkCluster({ env: { DATABASE_URL: '' } }), [])
})

test('a database is wrong in its own way, and says what to do', async () => {
  const of = async (url: string): Promise<string> => {
    const [check] = await checkCluster({ env: { DATABASE_URL: url } })
    return `${check?.status} ${check?.mend}`
  }
  assert.match(await of('mysql://x'), /^fail correct DATABASE_URL/)
  assert.match(await of('postgres://u:secret@127.0.0.1:1/x'), /^fail start the database/)
  const url = await emptyDatabase()
  assert.match(await of(url), /^fail run regatta migrate$/)
  await migrateFleet(url)
  assert.deepEqual(
    (await checkCluster({ env: { DATABASE_URL: url } })).map(({ name, status }) => `${name} ${status}`),
    ['database ok', 'workers ok'],
  )
})

test('jobs that nobody takes, workers without a sign of life and dead jobs are named', () => {
  const workers = [worker('a', 'extraction', 'active'), worker('b', 'all', 'failed'), worker('c', 'all', 'inactive')]
  const queues = [queue('discovery', 0), queue('extraction', 5), queue('schedule', 2), queue('reporting', 0, 1)]
  assert.deepEqual(said(workChecks({ workers, queues })), [
    'warn 1 active worker; without a sign of life: b',
    'warn 2 jobs of schedule and no active worker of that type',
    'warn 1 job lost three workers without progress',
  ])
  assert.deepEqual(said(workChecks({ workers: [worker('a', 'all', 'active')], queues: [queue('schedule', 3)] })), [
    'ok 1 active worker',
  ])
})
