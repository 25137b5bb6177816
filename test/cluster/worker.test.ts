import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { PROGRAM, testCluster, ended, overlapping, until } from './test-cluster.ts'

test('two workers scrape a fleet that was enqueued, once', { timeout: 120_000 }, async (t) => {
  const cluster = await testCluster(t, { hosts: 6, articles: 30 })
  const sent = await cluster.regatta('enqueue', '--json')
  const { run, jobs, scrapers, already } = JSON.parse(sent.out)
  assert.deepEqual([sent.code, jobs, scrapers, already.length], [0, 6, 6, 0])
  const again = JSON.parse((await cluster.regatta('enqueue', '--json')).out)
  assert.deepEqual([again.run, again.jobs, again.already.length], [null, 0, 6])

  const workers = ['w1', 'w2'].map((id) => cluster.worker(id, { words: ['--concurrency', '2'] }))
  const summary = await until(async () => {
    const { scrapers: rows, finished } = JSON.parse((await cluster.regatta('status', '--json')).out)
    return finished === null ? null : rows
  })
  assert.deepEqual(
    summary.map(({ status, records }: { status: string; records: { new: number } }) => [status, records.new]),
    Array.from({ length: 6 }, () => ['success', 30]),
  )
  const records = (await cluster.regatta('export')).out.trim().split('\n')
  assert.equal(records.length, 180)
  assert.equal(new Set(records.map((line) => JSON.parse(line).url)).size, 180)
  assert.ok(records.every((line) => JSON.parse(line).run === run))
  const requests = await cluster.requests()
  assert.deepEqual(overlapping(requests), [])
  const articles = requests.filter(({ path }) => path.startsWith('/a/')).map(({ host, path }) => `${host}${path}`)
  assert.equal(articles.length, new Set(articles).size, 'no article is fetched twice')

  // What one machine stores of the same sites, but for when, and in which run.
  const { DATABASE_URL: _, ...env } = process.env
  assert.equal((await cluster.regatta('run-all', '--quiet')).code, 0)
  const local = spawnSync(process.execPath, [PROGRAM, 'export'], { cwd: cluster.folder, env, encoding: 'utf8' }).stdout
  const comparable = (line: string): string =>
    JSON.stringify({ ...JSON.parse(line), run: '', scraped_at: '', date_raw: '' })
  assert.deepEqual(local.trim().split('\n').map(comparable).toSorted(), records.map(comparable).toSorted())

  const { workers: rows, queues, assignments } = await cluster.status()
  assert.deepEqual(
    rows.map(({ id, status, current }) => [id, status, current]),
    [
      ['w1', 'active', []],
      ['w2', 'active', []],
    ],
  )
  assert.equal(
    rows.reduce((sum, { done }) => sum + done, 0),
    6,
  )
  assert.deepEqual([queues[1]?.ready, queues[1]?.active, queues[1]?.dead, assignments], [0, 0, 0, []])
  for (const worker of workers) await ended(worker, 'SIGTERM')
  assert.deepEqual(
    workers.map(({ exitCode }) => exitCode),
    [0, 0],
  )
  assert.deepEqual(
    (await cluster.status()).workers.map(({ status }) => status),
    ['inactive', 'inactive'],
  )
})
