import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { openSqliteStore } from '../../../../src/store/sqlite-store.ts'
import { MIGRATIONS } from '../../../../src/store/sqlite/schema.ts'
import { openSqliteReader } from '../../../../src/store/sqlite-reader.ts'
import type { StoreReader } from '../../../../src/store/store.ts'
import { run } from '../../examples.ts'
import { scratchFolder } from '../../scratch.ts'

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
