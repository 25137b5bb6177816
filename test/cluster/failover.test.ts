import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runStatement } from '../database/start-postgres.ts'
import { cuttableLink } from './cuttable-link.ts'
import { type Fault, faultRound, undo, type Victim } from './fault-round.ts'
import { ended, overlapping, testCluster, type TestCluster, until } from './test-cluster.ts'

const SLOW = { articles: 3000, rate_limit: 0.2 }
/** A heartbeat above the usual 10 s. */
const LONGER_S = 20

test(
  'killed, stopped and cut off at once: others go on, and no host has two visitors',
  { timeout: 180_000 },
  async (t) => {
    const cluster = await testCluster(t, { hosts: 6, ...SLOW })
    await cluster.regatta('enqueue')
    const victims: [Fault, Victim][] = []
    for (const fault of ['kill_worker', 'stop_worker', 'cut'] as const) {
      const link = await cuttableLink(t, cluster.url)
      const patience = fault === 'cut' ? ['--heartbeat', `${LONGER_S}s`] : []
      const process = cluster.worker(fault, { url: link.url, words: ['--concurrency', '2', ...patience] })
      victims.push([fault, { id: fault, link, process }])
    }
    await until(async () => (await cluster.status()).assignments.length === 6)
    cluster.worker('heir', { words: ['--concurrency', '6'] })
    await until(async () => (await cluster.status()).workers.some(({ id }) => id === 'heir'))
    const figures = await Promise.all(victims.map(([fault, victim]) => faultRound(cluster, victim, fault)))
    for (const figure of figures) {
      assert.equal(figure.hosts, 2)
      assert.equal(figure.overlapping, 0)
      const heartbeat_s = figure.fault === 'cut' ? LONGER_S : 10
      assert.ok(
        figure.silent_s < heartbeat_s - 1,
        `the old owner made requests for ${figure.silent_s} s: ${JSON.stringify(figure)}`,
      )
      assert.ok(figure.claimed_s > heartbeat_s - 4, `its hosts were taken early: ${JSON.stringify(figure)}`)
    }
    const { workers } = await cluster.status()
    const statusOf = (id: string): string | undefined => workers.find((worker) => worker.id === id)?.status
    // The stopped one may have come back to life by now.
    assert.deepEqual(['cut', 'kill_worker', 'heir'].map(statusOf), ['failed', 'failed', 'active'])
    for (const [, victim] of victims) {
      undo(victim)
      await ended(victim.process, 'SIGKILL')
    }
    assert.deepEqual(overlapping(await cluster.requests()), [])
  },
)

test(
  'a worker that is asked to stop hands back at once, which is no attempt, and every record is there once',
  { timeout: 120_000 },
  async (t) => {
    const cluster = await testCluster(t, { hosts: 1, articles: 100, rate_limit: 0.05 })
    const workers = new Map(['a', 'b'].map((id) => [id, cluster.worker(id)]))
    await until(async () => (await runStatement(cluster.url, 'SELECT id FROM regatta.worker')).length === 2)
    await cluster.regatta('enqueue')
    const first = await until(async () => {
      const [row] = await runStatement(cluster.url, 'SELECT worker FROM regatta.assignment WHERE released IS NULL')
      return row !== undefined && (row.worker as string)
    }, 20)
    await until(async () => (await cluster.requests()).length > 5, 20)
    await ended(workers.get(first)!, 'SIGTERM')
    assert.equal(workers.get(first)!.exitCode, 0)
    await finished(cluster)
    const jobs = await runStatement(cluster.url, "SELECT state, retry_count FROM regatta.job WHERE name = 'extraction'")
    const done = { state: 'completed', retry_count: 0 }
    assert.deepEqual(jobs, [done, done], 'it was handed back as a new job')
    assert.deepEqual(await runStatement(cluster.url, 'SELECT * FROM regatta.trial'), [])
    assert.deepEqual((await cluster.status()).failovers, [])
    const requests = await cluster.requests()
    assert.deepEqual(overlapping(requests), [])
    const records = (await cluster.regatta('export')).out.trim().split('\n')
    assert.equal(records.length, 100)
    assert.equal(new Set(records.map((line) => JSON.parse(line).url)).size, 100)
  },
)

test('a job that lost three workers without progress is dead until it is retried', { timeout: 120_000 }, async (t) => {
  const cluster = await testCluster(t, { hosts: 1, articles: 5 })
  await cluster.regatta('enqueue')
  await runStatement(cluster.url, 'INSERT INTO regatta.trial (job, fruitless) SELECT job, 3 FROM regatta.attempt')
  cluster.worker('w')
  const [dead] = await finished(cluster)
  assert.deepEqual([dead?.status, dead?.reason], ['failed', 'lost'])
  assert.equal((await cluster.status()).queues[1]?.dead, 1)
  assert.deepEqual(JSON.parse((await cluster.regatta('retry', '--dead', '--json')).out), { sent: ['test/host0'] })
  const [alive] = await until(async () => {
    const rows = await finished(cluster)
    return rows[0]?.status === 'success' && rows
  })
  assert.equal(alive?.records.new, 5)
  assert.equal((await cluster.status()).queues[1]?.dead, 0)
})

interface Row {
  status: string
  reason: string | null
  records: { new: number }
}

/** The rows of the newest run, once it is over. */
async function finished(cluster: TestCluster): Promise<Row[]> {
  return until(async () => {
    const { scrapers, finished: at } = JSON.parse((await cluster.regatta('status', '--json')).out)
    return at !== null && (scrapers as Row[])
  })
}
