import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { MIGRATIONS } from '../../src/store/sqlite/schema.ts'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import type { PageOutcome, StoreReader } from '../../src/store/store.ts'
import { entry, record, run } from './examples.ts'
import { scratchFolder } from './scratch.ts'

test('what gets another try is counted and read by itself', async (t) => {
  const store = openSqliteStore(join(scratchFolder(t), 'gazette.db'))
  t.after(() => store.close())
  const entries = Array.from({ length: 300 }, (_, i) => entry(`u${i}`))
  await store.admit(entries, { run: 'r1', full: false })
  const outcomes = ['u70', 'u299'].map((url): PageOutcome => {
    return { kind: 'failed', url, status: 503, error: 'Unavailable', transient: true }
  })
  await store.settle(outcomes, 'r1')
  await store.beginRun(run('r2'))
  assert.deepEqual([await store.pendingCount(), await store.pendingCount('tried')], [300, 2])
  const again = await store.pending(10, 0, 'tried')
  assert.deepEqual(
    again.map(({ url, attempts }) => `${url} ${attempts}`),
    ['u70 1', 'u299 1'],
  )
  assert.deepEqual(await store.pending(10, 300, 'tried'), [])
})

test('pending URLs are found and counted by an index, not by walking the table', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  await openSqliteStore(file).close()
  const db = new DatabaseSync(file, { readOnly: true })
  t.after(() => db.close())
  const plan = (sql: string): string =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => row['detail'])
      .join()
  const rows: [which: string, index: string][] = [
    [`state = 'pending'`, 'frontier_pending'],
    [`state = 'pending' AND attempts + rejections > 0`, 'frontier_tried'],
  ]
  for (const [which, index] of rows) {
    const next = plan(`SELECT url FROM frontier WHERE ${which} AND position > 5 ORDER BY position LIMIT 100`)
    assert.match(next, new RegExp(`USING INDEX ${index} \\(position>\\?\\)$`))
    assert.match(plan(`SELECT count(*) FROM frontier WHERE ${which}`), new RegExp(`INDEX ${index}$`))
  }
})

test('what a listing said of an entry waits with it, whole or in parts', async (t) => {
  const store = openSqliteStore(join(scratchFolder(t), 'gazette.db'))
  t.after(() => store.close())
  const { url: _, scraped_at: __, ...draft } = record('a')
  const listed = { tags: ['Sea'], authors: ['Ana'] }
  const entries = [entry('a', { record: { ...draft, title: null } }), entry('b', { listed }), entry('c')]
  await store.admit(entries, { run: 'r1', full: false })
  const waiting = await store.pending(10, 0)
  assert.deepEqual(
    waiting.map((one) => [one.record, one.listed ?? null]),
    [
      [{ ...draft, title: null }, null],
      [null, listed],
      [null, null],
    ],
  )
  assert.deepEqual([await store.isKnown('c'), await store.isKnown('d')], [true, false])
})

test('a store from before rejections had a column is read as it is, and divided when it is written', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const db = new DatabaseSync(file)
  for (const statements of MIGRATIONS.slice(0, 7)) db.exec(statements)
  db.exec(`PRAGMA user_version = 7; PRAGMA application_id = 0x72677461;
    INSERT INTO frontier (url, state, first_seen_run, first_seen_at, visited_run, attempts, first_failed_at) VALUES
      ('new', 'pending', 'r', 't', NULL, 0, NULL), ('failed', 'pending', 'r', 't', 'r', 2, 't'),
      ('looked', 'pending', 'r', 't', 'r', 3, NULL), ('rejected', 'rejected', 'r', 't', 'r', 1, NULL);
    INSERT INTO runs (run, mode, config_digest, started) VALUES ('r', 'update', 'a', 't')`)
  db.close()
  const reader = openSqliteReader(file)
  assert.deepEqual(await tried(reader), ['failed 2 0', 'looked 3 0'])
  await reader.close()
  const store = openSqliteStore(file)
  t.after(() => store.close())
  assert.deepEqual(await tried(store), ['failed 2 0', 'looked 0 3'])
  await store.beginRun(run('r9'))
  assert.deepEqual(await tried(store), ['failed 2 0', 'looked 0 3', 'rejected 0 2'])
})

async function tried(store: Pick<StoreReader, 'pending'>): Promise<string[]> {
  const rows = await store.pending(10, 0, 'tried')
  return rows.map(({ url, attempts, rejections }) => `${url} ${attempts} ${rejections}`)
}
