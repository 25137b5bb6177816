import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { noCounts } from '../../src/vocabulary/run/counts.ts'
import { record, run } from './examples.ts'
import { scratchFolder } from './scratch.ts'
import { storeDocumentsSuite } from './store-documents-suite.ts'
import { storeRecordsSuite } from './store-records-suite.ts'
import { storeSuite, type OpenedStore } from './store-suite.ts'

const opened = async (t: TestContext, now?: () => Date): Promise<OpenedStore> => {
  const { store, file } = open(t, now)
  return { store, reader: async () => openSqliteReader(file), reopen: async () => openSqliteStore(file) }
}
storeSuite('a SQLite file', opened)
storeRecordsSuite('a SQLite file', opened)
storeDocumentsSuite('a SQLite file', opened)

function open(t: TestContext, now?: () => Date): { store: Store; file: string } {
  const file = join(scratchFolder(t), 'gazette.db')
  const store = openSqliteStore(file, now && { now })
  t.after(() => store.close())
  return { store, file }
}

test('an unchanged record notes when it was last looked at', async (t) => {
  let day = 1
  const { store, file } = open(t, () => new Date(Date.UTC(2026, 0, day++)))
  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r1')
  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r2')
  const db = new DatabaseSync(file, { readOnly: true })
  const row = db.prepare('SELECT run, first_run, checked_at FROM records').get()
  db.close()
  assert.deepEqual({ ...row }, { run: 'r1', first_run: 'r1', checked_at: '2026-01-02T00:00:00.000Z' })
})

test('a run that is begun again keeps one row and its start', async (t) => {
  const { store, file } = open(t)
  await store.beginRun(run('r1'))
  const end = { status: 'failed', reason: 'crash', counts: noCounts(), finished: '2026-03-05T07:00:00.000Z' }
  await store.endRun('r1', end)
  await store.beginRun(run('r1', { started: '2026-03-05T08:00:00.000Z' }))
  await store.endRun('r1', { ...end, status: 'success', reason: null })
  await assert.rejects(store.endRun('r2', end), /never begun/)
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare('SELECT run, started, status, reason, counts FROM runs').all()
  db.close()
  const counts = JSON.stringify(noCounts())
  const expected = { run: 'r1', started: '2026-03-05T06:00:00.000Z', status: 'success', reason: null, counts }
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [expected],
  )
})
