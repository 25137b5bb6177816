import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runStatement } from '../database/start-postgres.ts'
import { testCluster, until } from './test-cluster.ts'

test('a worker of all types finds listings, scrapes within its limit, and reports', { timeout: 240_000 }, async (t) => {
  const cluster = await testCluster(t, { hosts: 2, articles: 30 })
  const { jobs } = JSON.parse((await cluster.regatta('enqueue', '--stage', 'discovery', '--json')).out)
  assert.equal(jobs, 2)
  cluster.worker('w', { env: { MAX_RECORDS_PER_SITE: '3' } })
  const facts = await until(async () => {
    const rows = await runStatement(cluster.url, "SELECT value FROM regatta.fact WHERE key = 'listings'")
    return rows.length === 2 && rows
  })
  const [best] = JSON.parse(facts[0].value)
  assert.deepEqual([new URL(best.url).pathname, best.kind], ['/news/', 'listing'])

  assert.equal(JSON.parse((await cluster.regatta('enqueue', '--json')).out).jobs, 2)
  await until(async () => {
    const { scrapers, finished } = JSON.parse((await cluster.regatta('status', '--json')).out)
    return finished !== null && scrapers.every(({ records }: { records: { new: number } }) => records.new === 3)
  })
  // Nothing is due yet; a day later both sites are.
  const ended = 'SELECT count(*)::int AS count FROM regatta.attempt WHERE stage = $1 AND exit IS NOT NULL'
  const send = "INSERT INTO regatta.job (name) VALUES ('discovery')"
  await runStatement(cluster.url, send)
  await until(async () => (await cluster.status()).queues[0]!.ready + (await cluster.status()).queues[0]!.active === 0)
  assert.deepEqual(await runStatement(cluster.url, ended, ['discovery']), [{ count: 2 }])
  await runStatement(
    cluster.url,
    "UPDATE regatta.attempt SET exit = jsonb_set(exit::jsonb, '{finished}', '\"2020-01-01T00:00:00Z\"')",
  )
  await runStatement(cluster.url, send)
  await until(async () => (await runStatement(cluster.url, ended, ['discovery']))[0].count === 4)

  assert.equal(JSON.parse((await cluster.regatta('enqueue', '--stage', 'schedule', '--json')).out).jobs, 0)
  await cluster.regatta('enqueue', '--stage', 'reporting')
  const [{ statistics }] = await until(async () => {
    const rows = await runStatement(cluster.url, 'SELECT statistics FROM regatta.report')
    return rows.length > 0 && rows
  })
  const stores = statistics.scrapers.map(({ store }: { store: { records: number } }) => store.records)
  assert.deepEqual(stores, [3, 3])
  const reports = join(cluster.folder, 'state-w', 'reports')
  assert.match(readFileSync(join(reports, 'report.html'), 'utf8'), /Fleet report/)
  assert.match(readFileSync(join(reports, 'sources.csv'), 'utf8'), /^\ufeffcountry,source,.*\r\ntest,host0,/)
  assert.deepEqual(await runStatement(cluster.url, 'SELECT name, cron FROM regatta.schedule ORDER BY name'), [
    { name: 'discovery', cron: '*/5 * * * *' },
    { name: 'reporting', cron: '0 */6 * * *' },
  ])
})
