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

test('what lowered the quality stands beside it, until the page is read anew', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const store = openSqliteStore(file)
  const reasons = (): unknown => {
    const db = new DatabaseSync(file, { readOnly: true })
    const rows = db.prepare('SELECT url, quality_reasons FROM records ORDER BY url').all()
    db.close()
    return Object.fromEntries(rows.map((row) => [row['url'], row['quality_reasons']]))
  }
  const settle = (
    run: string,
    url: string,
    found: { title?: string; quality?: number; quality_reasons?: string[] },
  ) => {
    const { title = url, ...rest } = found
    return store.settle([{ kind: 'record', url, record: record(url, { title }), ...rest }], run)
  }
  await settle('r1', 'a', { quality: 65, quality_reasons: ['no date', 'no "staff"'] })
  await settle('r1', 'b', { quality: 100, quality_reasons: [] })
  await settle('r1', 'c', {})
  assert.deepEqual(reasons(), { a: '["no date","no \\"staff\\""]', b: '[]', c: null })
  await settle('r2', 'a', { quality: 100, quality_reasons: [] })
  await settle('r2', 'b', {})
  await settle('r2', 'c', { title: 'Another', quality: 95, quality_reasons: ['no tags'] })
  assert.deepEqual(reasons(), { a: '[]', b: '[]', c: '["no tags"]' })
  await store.close()
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
