import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { sqliteHistory } from '../../../src/runs/history/sqlite-history.ts'
import type { History } from '../../../src/runs/history/history.ts'
import { row, summaryOf } from '../../report/example-summary.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { historySuite, recordHourly } from './history-suite.ts'

historySuite('a SQLite file', (t) => sqliteHistory(join(scratchFolder(t), 'state')))

test('reading a history, or pruning one, leaves nothing behind where there is none', async (t) => {
  const folder = scratchFolder(t)
  const history = sqliteHistory(folder)
  await history.expectedDurations()
  await history.prune({ rows: 1, before: 0 })
  assert.deepEqual(readdirSync(folder), [])
})

/** Three runs of forty scrapers, in their folders and in the history; `right`: what it then answers. */
async function threeRuns(t: TestContext): Promise<{ stateDir: string; right: unknown[] }> {
  const stateDir = scratchFolder(t)
  const ids = ['20261120_000000_0001', '20261121_000000_0002', '20261122_000000_0003']
  const history = sqliteHistory(stateDir)
  for (const [index, run] of ids.entries()) {
    const created = new Date(Date.UTC(2026, 10, 20 + index)).toISOString()
    const finished = new Date(Date.UTC(2026, 10, 20 + index, 1)).toISOString()
    const scrapers = Array.from({ length: 40 }, (_, n) =>
      row(`fiji/s${n}`, 'success', null, { started: created, finished }),
    )
    mkdirSync(join(stateDir, 'runs', run), { recursive: true })
    writeFileSync(join(stateDir, 'runs', run, 'plan.json'), JSON.stringify({ run, created, units: [], settled: [] }))
    const summary = summaryOf(scrapers, run)
    writeFileSync(join(stateDir, 'runs', run, 'summary.json'), `${JSON.stringify(summary)}\n`)
    await history.record(summary)
  }
  return { stateDir, right: await all(history) }
}

function all(history: History): Promise<unknown[]> {
  return Promise.all([history.lastRows(), history.lastGoodStarts(), history.expectedDurations(), history.pastRuns(9)])
}

for (const [what, damage] of [
  ['text', () => 'this is not a database, whatever its name says'.repeat(100)],
  ['nothing', () => ''],
  ['its first half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  [
    'noise behind the first page',
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(65_536, 0xa5)]),
  ],
] as const) {
  test(`a history of ${what} is read from the summaries, said, set aside and rebuilt`, async (t) => {
    const { stateDir, right } = await threeRuns(t)
    const written = sqliteHistory(stateDir)
    assert.equal(await written.fault(), null)
    const path = join(stateDir, 'history.db')
    const damaged = damage(readFileSync(path))
    writeFileSync(path, damaged)

    const history = sqliteHistory(stateDir)
    assert.deepEqual(await all(history), right)
    assert.match((await history.fault()) ?? '', /^history\.db is damaged/)
    assert.deepEqual(readFileSync(path), Buffer.from(damaged), 'looking writes nothing')
    assert.match((await history.mend()) ?? '', /rebuilt from the summaries of 3 runs/)
    assert.equal(await history.fault(), null)
    assert.deepEqual(await all(sqliteHistory(stateDir)), right)
    assert.equal(readdirSync(stateDir).filter((name) => name.startsWith('history.db.damaged-')).length, 1)
    assert.equal(await history.mend(), null)
  })
}

test('a run that could not be recorded is added from its summary before the next one, once', async (t) => {
  const { stateDir, right } = await threeRuns(t)
  const history = sqliteHistory(stateDir)
  const database = new DatabaseSync(join(stateDir, 'history.db'))
  const newest = (await history.pastRuns(1))[0]!.run
  database.prepare('DELETE FROM ended WHERE run = ?').run(newest)
  database.close()
  assert.equal((await history.pastRuns(9)).length, 2)
  assert.equal(await history.mend(), `history.db lacked run ${newest}, which was added from its summary`)
  assert.deepEqual(await all(history), right)
  assert.equal(await history.mend(), null)
})

test('the file shrinks once much of it is empty, and a preview leaves it as it was', async (t) => {
  const folder = scratchFolder(t)
  const history = sqliteHistory(folder)
  await recordHourly(history, 's'.repeat(400))
  const path = join(folder, 'history.db')
  const before = readFileSync(path)
  await history.previewPrune({ rows: 10, before: -Infinity })
  assert.deepEqual(readFileSync(path), before)
  const { bytes } = await history.prune({ rows: 10, before: -Infinity })
  assert.ok(bytes > 0)
  assert.equal(statSync(path).size, before.length - bytes)
})
