import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { claimHosts, releaseHosts } from '../../src/cluster/sql/claims.ts'
import { connect } from '../../src/database/connect.ts'
import { databaseError } from '../../src/database/database-error.ts'
import { retryQuery } from '../../src/database/retry-query.ts'
import { migratedDatabase } from '../database/migrated-database.ts'
import { runStatement } from '../database/start-postgres.ts'
import { type CuttableLink, cuttableLink } from './cuttable-link.ts'
import { overlapping, type TestCluster, testCluster, until } from './test-cluster.ts'

const SLOW = { hosts: 3, articles: 3000, rate_limit: 0.2 }

test('a database that is away for five seconds moves no job', { timeout: 240_000 }, async (t) => {
  const cluster = await testCluster(t, SLOW)
  const { link, workers } = await startWorkers(t, cluster)
  const { assignments: before } = await cluster.status()
  link.cut()
  const cutAt = Date.now()
  await passed(5000)
  link.mend()
  await until(async () => (await cluster.status()).workers.every((row) => row.heartbeat_age_s < 3))
  const { assignments, failovers } = await cluster.status()
  assert.deepEqual(assignments, before)
  assert.deepEqual(failovers, [])
  assert.ok(
    (await cluster.requests()).some(({ at }) => at > cutAt + 4000),
    'scrapers go on without the database',
  )
  assert.deepEqual(exitCodes(workers), [null, null])
})

for (const how of ['cut', 'refuse'] as const) {
  const title = how === 'cut' ? 'does not answer' : 'refuses connections'
  test(`behind a database that ${title} for 16 seconds all scrapers go on`, { timeout: 240_000 }, async (t) => {
    const cluster = await testCluster(t, SLOW)
    const { link, workers } = await startWorkers(t, cluster)
    link[how]()
    await passed(16_000)
    const silent = await cluster.requests()
    link.mend()
    await until(async () => {
      const later = (await cluster.requests()).slice(silent.length)
      return cluster.ports.every((_, host) => later.some((one) => one.host === host))
    })
    assert.deepEqual(overlapping(await cluster.requests()), [])
    assert.deepEqual(exitCodes(workers), [null, null])
    const [tries] = await runStatement(
      cluster.url,
      'SELECT count(*)::int AS dead FROM regatta.attempt WHERE exit IS NOT NULL',
    )
    assert.deepEqual(tries, { dead: 0 }, 'no scraper was given up')
  })
}

test('the open transaction of a worker that was cut off does not keep its hosts', { timeout: 120_000 }, async (t) => {
  const url = await migratedDatabase()
  const link = await cuttableLink(t, url)
  const [lost, heir] = [connect(link.url, { most: 1 }), connect(url, { most: 1 })]
  const wanted = (worker: string) => ({
    unit: crypto.randomUUID(),
    worker,
    scraper: 'test/host',
    hosts: ['cut.example'],
    length_ms: 1,
  })
  const begun = Promise.withResolvers<void>()
  const open = lost
    .transaction()
    .execute(async (transaction) => {
      await claimHosts(transaction, wanted('lost'))
      link.cut()
      begun.resolve()
      await sql`SELECT 1`.execute(transaction)
    })
    .catch((error: unknown) => databaseError(error)?.reason)
  await begun.promise
  const claim = await retryQuery(
    () => claimHosts(heir, wanted('heir')),
    () => true,
  )
  assert.notEqual(claim, null)
  assert.equal(await open, 'unreachable')
  await releaseHosts(heir, ['cut.example'], claim!.epoch)
  link.mend()
  const [owner] = await runStatement(url, "SELECT worker FROM regatta.assignment WHERE host = 'cut.example'")
  assert.equal(owner.worker, 'heir')
  await heir.destroy()
})

/** Two workers that have all hosts, behind one link to the database. */
async function startWorkers(
  t: Parameters<typeof cuttableLink>[0],
  cluster: TestCluster,
): Promise<{ link: CuttableLink; workers: ReturnType<TestCluster['worker']>[] }> {
  await cluster.regatta('enqueue')
  const link = await cuttableLink(t, cluster.url)
  const workers = ['w0', 'w1'].map((id) => cluster.worker(id, { url: link.url, words: ['--concurrency', '2'] }))
  await until(async () => (await cluster.status()).assignments.length === cluster.ports.length)
  await until(async () => new Set((await cluster.requests()).map(({ host }) => host)).size === cluster.ports.length)
  return { link, workers }
}

function passed(ms: number): Promise<true> {
  const began = performance.now()
  return until(async () => performance.now() - began >= ms)
}

function exitCodes(workers: ReturnType<TestCluster['worker']>[]): (number | null)[] {
  return workers.map(({ exitCode }) => exitCode)
}
