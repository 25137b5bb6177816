import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { openSqliteReader } from '../../../src/store/sqlite-reader.ts'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import { MIGRATIONS } from '../../../src/store/sqlite/schema.ts'
import { record } from '../examples.ts'
import { scratchFolder } from '../scratch.ts'

test('counts records, what is in their fields, and how good they are', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const store = openSqliteStore(file)
  const empty = {
    records: 0,
    quality: null,
    poor: 0,
    filled: { date: 0, body: 0, tags: 0, authors: 0, language: 0 },
    newest: null,
  }
  assert.deepEqual(await store.quality(), empty)
  const full = record('a', { tags: ['x'], authors: ['Ann'], language: 'en', scraped_at: '2026-03-07T00:00:00.000Z' })
  await store.settle(
    [
      { kind: 'record', url: 'a', record: full, quality: 100 },
      { kind: 'record', url: 'b', record: record('b', { body: null, date: null }), quality: 41 },
      { kind: 'record', url: 'c', record: record('c') },
    ],
    'r1',
  )
  await store.close()
  const reader = openSqliteReader(file)
  assert.deepEqual(await reader.quality(), {
    records: 3,
    quality: 71,
    poor: 1,
    filled: { date: 2, body: 2, tags: 1, authors: 1, language: 1 },
    newest: '2026-03-07T00:00:00.000Z',
  })
  await reader.close()
})

test('a record that had no quality gets one when its page is read again, changed or not', async (t) => {
  const store = openSqliteStore(join(scratchFolder(t), 'gazette.db'))
  t.after(() => store.close())
  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r1')
  await store.settle([{ kind: 'record', url: 'a', record: record('a'), quality: 70 }], 'r2')
  assert.equal((await store.quality()).quality, 70)
  await store.settle([{ kind: 'unchanged', url: 'a', date: null }], 'r3')
  assert.equal((await store.quality()).quality, 70)
})

test('a store from before records had a quality is read all the same', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const db = new DatabaseSync(file)
  for (const statements of MIGRATIONS.slice(0, 2)) db.exec(statements)
  db.exec(`PRAGMA user_version = 2; PRAGMA application_id = 0x72677461;
    INSERT INTO records (url, digest, first_run, run, scraped_at, checked_at, title, tags, authors, extra)
    VALUES ('a', '', 'r', 'r', '2026-03-05T06:07:08.000Z', '', 'A', '[]', '[]', '{}')`)
  db.close()
  const reader = openSqliteReader(file)
  assert.partialDeepStrictEqual(await reader.quality(), { records: 1, quality: null, poor: 0 })
  await reader.close()
})
