import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runStatement } from '../database/start-postgres.ts'
import { ended, overlapping, testCluster, until } from './test-cluster.ts'

const [HOSTS, ARTICLES] = [4, 60]

test('workers are replaced one after the other, twice, while they work', { timeout: 300_000 }, async (t) => {
  const cluster = await testCluster(t, { hosts: HOSTS, articles: ARTICLES, rate_limit: 0.15 })
  const start = (id: string) => cluster.worker(id, { words: ['--concurrency', '3'] })
  const workers = new Map(['a', 'b'].map((id) => [id, start(id)]))
  await cluster.regatta('enqueue')
  await until(async () => (await cluster.requests()).length > HOSTS)
  for (const id of ['a', 'b', 'a', 'b']) {
    const before = (await cluster.requests()).length
    await ended(workers.get(id)!, 'SIGTERM')
    assert.equal(workers.get(id)!.exitCode, 0)
    workers.set(id, start(id))
    await until(async () => (await cluster.requests()).length > before + 2 * HOSTS)
  }
  await until(async () => JSON.parse((await cluster.regatta('status', '--json')).out).finished !== null)
  const records = (await cluster.regatta('export')).out.trim().split('\n')
  assert.equal(records.length, HOSTS * ARTICLES)
  const requests = await cluster.requests()
  const pages = requests.filter(({ path }) => path.startsWith('/a/')).map(({ host, path }) => `${host}${path}`)
  assert.equal(pages.length, HOSTS * ARTICLES, 'no page is requested twice')
  assert.equal(new Set(pages).size, pages.length)
  assert.deepEqual(overlapping(requests), [])
  const [used] = await runStatement(cluster.url, 'SELECT max(retry_count)::int AS retries FROM regatta.job')
  assert.deepEqual(used, { retries: 0 })
  assert.deepEqual(await runStatement(cluster.url, 'SELECT * FROM regatta.trial'), [])
  assert.deepEqual((await cluster.status()).failovers, [])
})
