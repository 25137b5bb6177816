import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { migrateFleet } from '../../../src/cluster/migrate-fleet.ts'
import { openQueue } from '../../../src/cluster/queue.ts'
import { createLeaseKeeper } from '../../../src/cluster/worker/lease-keeper.ts'
import type { UnitJob } from '../../../src/cluster/unit-job.ts'
import { connect } from '../../../src/database/connect.ts'
import { emptyDatabase, runStatement } from '../../database/start-postgres.ts'
import { scratchFolder } from '../../store/scratch.ts'

for (const heartbeat_s of [10, 30, 90]) {
  test(`with a heartbeat of ${heartbeat_s} s the queue waits so long, and the right ends before`, async (t) => {
    const folder = scratchFolder(t)
    const url = await emptyDatabase()
    await migrateFleet(url)
    const [database, queue] = [connect(url), await openQueue(url)]
    const keeper = createLeaseKeeper({
      queue,
      database,
      worker: 'w',
      heartbeat_ms: heartbeat_s * 1000,
      onError: (error) => assert.fail(String(error)),
    })
    t.after(async () => {
      keeper.close()
      await queue.stop({ graceful: false })
      await database.destroy()
    })
    const hosts = ['a.example', 'b.example']
    const data: UnitJob = { unit: crypto.randomUUID(), run: 'r', stage: 'extraction', name: 'x/y', hosts, tasks: [] }
    await queue.send('extraction', data)
    const [job] = await queue.fetch<UnitJob>('extraction', { includeMetadata: true })
    const held = await keeper.take(job!, data, (epoch) => join(folder, String(epoch)))
    assert.ok(held !== 'busy' && held !== 'lost')
    assert.deepEqual(await runStatement(url, "SELECT heartbeat_seconds FROM regatta.job WHERE state = 'active'"), [
      { heartbeat_seconds: heartbeat_s },
    ])
    const until = await runStatement(
      url,
      'SELECT host, extract(epoch FROM until - renewed)::float8 AS seconds FROM regatta.assignment ORDER BY host',
    )
    assert.deepEqual(
      until,
      hosts.map((host) => ({ host, seconds: heartbeat_s - 1.5 })),
    )
    await keeper.drop(held)
  })
}
