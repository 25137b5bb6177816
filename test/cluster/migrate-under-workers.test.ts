import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { migrateFleet } from '../../src/cluster/migrate-fleet.ts'
import { runStatement } from '../database/start-postgres.ts'
import { testCluster, until } from './test-cluster.ts'

const SOURCE = join(import.meta.dirname, '../../src/bin/cli.ts')
const OLDER_QUEUE = join(import.meta.dirname, '../children/older-queue.ts')
const OLDER = ['--import', OLDER_QUEUE, SOURCE]

test('a worker of the release before works on while the database is migrated', { timeout: 300_000 }, async (t) => {
  const cluster = await testCluster(t, { hosts: 3, articles: 60, rate_limit: 0.15, program: OLDER })
  const version = async (): Promise<number> =>
    (await runStatement(cluster.url, 'SELECT version FROM regatta.version'))[0].version as number
  const before = await version()
  await cluster.regatta('enqueue')
  const said: string[] = []
  const worker = cluster.worker('older', { words: ['--concurrency', '2'] })
  worker.stderr!.setEncoding('utf8').on('data', (text: string) => said.push(text))
  await until(async () => (await cluster.requests()).length > 10)

  const done = await migrateFleet(cluster.url)
  // What the next release will have done to our own tables.
  await runStatement(cluster.url, "INSERT INTO regatta.migration (name, timestamp) VALUES ('999_later', 'now')")
  assert.deepEqual(done, ['queue'])
  assert.ok((await version()) > before)

  await until(async () => {
    const [open] = await runStatement(
      cluster.url,
      'SELECT count(*)::int AS count FROM regatta.attempt WHERE exit IS NULL',
    )
    return open.count === 0
  })
  const results = await runStatement(cluster.url, "SELECT result->>'status' AS status FROM regatta.attempt")
  assert.deepEqual(
    results,
    Array.from({ length: 3 }, () => ({ status: 'success' })),
  )
  const [stored] = await runStatement(cluster.url, 'SELECT count(*)::int AS records FROM regatta.record')
  assert.deepEqual(stored, { records: 180 })
  assert.equal(worker.exitCode, null)
  assert.doesNotMatch(said.join(''), /error|does not answer|not the one of this|use a newer/i)
})
