import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reapWorkers } from '../../../src/cluster/sql/reap.ts'
import { readWorkers } from '../../../src/cluster/sql/status.ts'
import { beat, noteStopped, registerWorker } from '../../../src/cluster/sql/workers.ts'
import { connect } from '../../../src/database/connect.ts'
import { migratedDatabase } from '../../database/migrated-database.ts'
import { runStatement } from '../../database/start-postgres.ts'

test('a worker that was cleared away learns of it with its next sign of life', async () => {
  const url = await migratedDatabase()
  const database = connect(url, { most: 1 })
  const identity = { type: 'all', host: 'h', pid: 1, version: '1', patience_s: 10 }
  const did = { done: 3, failed: 1, rss_mb: 80 }
  for (const id of ['silent', 'ended', 'alive']) await registerWorker(database, { id, ...identity })
  assert.equal(await beat(database, 'silent', did), true)
  await noteStopped(database, 'ended')
  await runStatement(url, "UPDATE regatta.worker SET heartbeat = now() - interval '3 hours' WHERE id <> 'alive'")
  const statuses = async (): Promise<string[]> =>
    (await readWorkers(database)).map(({ id, status }) => `${id} ${status}`)
  assert.deepEqual(await statuses(), ['alive active', 'ended inactive', 'silent failed'])
  const hours = 2 * 3_600_000
  assert.deepEqual(await reapWorkers(database, hours, true), ['ended', 'silent'])
  assert.deepEqual((await reapWorkers(database, hours, false)).toSorted(), ['ended', 'silent'])
  assert.equal(await beat(database, 'silent', did), false)
  await registerWorker(database, { id: 'silent', ...identity })
  assert.equal(await beat(database, 'silent', did), true)
  assert.deepEqual(await statuses(), ['alive active', 'silent active'])
  await database.destroy()
})
