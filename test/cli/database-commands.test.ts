import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { ended, testCluster, type TestCluster, until } from '../cluster/test-cluster.ts'

const FLEET = { hosts: 3, articles: 12 }
const cleanups: (() => void | Promise<void>)[] = []
let cluster: TestCluster

before(async () => {
  cluster = await testCluster({ after: (work: () => void | Promise<void>) => void cleanups.unshift(work) }, FLEET)
  // One that fails: its listing is not there.
  const config = join(cluster.folder, 'configs/test/host2.yaml')
  writeFileSync(config, readFileSync(config, 'utf8').replace('/list?', '/nowhere?'))
  await cluster.regatta('enqueue')
  const worker = cluster.worker('w')
  await until(async () => JSON.parse((await cluster.regatta('status', '--json')).out).finished !== null)
  // Before the database goes, which the end of this file takes away first.
  await ended(worker, 'SIGTERM')
})
test.after(async () => {
  for (const work of cleanups) await work()
})

test('export, list, status and report read the database', async () => {
  const { regatta } = cluster
  assert.equal((await regatta('export')).out.trim().split('\n').length, 24)
  const listed = JSON.parse((await regatta('list', '--json')).out) as { last: { status: string } }[]
  assert.deepEqual(
    listed.map(({ last }) => last.status),
    ['success', 'success', 'failed'],
  )
  const { totals } = JSON.parse((await regatta('status', '--json')).out)
  assert.deepEqual([totals.success, totals.failed], [2, 1])
  const report = JSON.parse((await regatta('report', '--json')).out)
  assert.deepEqual(
    report.scrapers.map(({ source, store }: { source: string; store: { records: number } | null }) => [
      source,
      store?.records ?? 0,
    ]),
    [
      ['host2', 0],
      ['host0', 12],
      ['host1', 12],
    ],
  )
  assert.equal((await regatta('report', '--html', 'report.html', '--csv', 'tables')).code, 0)
  assert.match(readFileSync(join(cluster.folder, 'report.html'), 'utf8'), /host2/)
  assert.ok(existsSync(join(cluster.folder, 'tables', 'sources.csv')))
})

test('what failed last is known from the database', async () => {
  for (const words of [
    ['list', '--json', '--failed-last'],
    ['check', '--json', '--failed-last'],
    ['enqueue', '--json', '--failed-last'],
  ]) {
    const { code, out, err } = await cluster.regatta(...words)
    const answer = JSON.parse(out)
    const found = Array.isArray(answer) ? answer.length : (answer.configs ?? answer.scrapers)
    assert.deepEqual([code, found], [0, 1], `${words.join(' ')}: ${out}${err}`)
  }
})

test('records reads the stores of the database where the data folder is named, or a part of it', async () => {
  for (const [path, rows] of [
    ['data', 24],
    ['data/test/host1.db', 12],
  ] as const) {
    const { code, out, err } = await cluster.regatta('records', path, '--near-duplicates', '--json', '--out', 'checked')
    assert.deepEqual([code, JSON.parse(out || '{}').rows_in], [0, rows], err)
  }
  const none = await cluster.regatta('records', 'data/nowhere', '--near-duplicates')
  assert.equal(none.code, 1)
  assert.match(none.err, /there are no stores in it/)
})

test('a run of this machine says that it does not store into the database', async () => {
  const ran = await cluster.regatta('run', 'test/host0')
  assert.equal(ran.code, 0)
  assert.match(ran.err, /DATABASE_URL is set, but this run stores on this machine/)
  assert.ok(existsSync(join(cluster.folder, 'data/test/host0.db')))
})
