import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { moveStores } from '../../src/store/move-stores.ts'
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { RECORD_COLUMNS, STORE_TABLES } from '../../src/store/store-tables.ts'
import type { Store } from '../../src/store/store.ts'
import { noCounts } from '../../src/vocabulary/run/counts.ts'
import { migratedDatabase } from '../database/migrated-database.ts'
import { all, entry, record, run, storeWith } from './examples.ts'
import { scratchFolder } from './scratch.ts'

const NAME = { country: 'fiji', source: 'sun' }
const PAGE = { etag: '"e"', last_modified: null, digest: 'd' }
const WANTED = { url: 'doc', name: '{title}', fields: { title: 'A' }, type: 'pdf', contains: null }

/** A store with something of everything. */
async function fill(store: Store): Promise<void> {
  await store.beginRun(run('r1'))
  await store.setFact('name', '"The Sun"')
  const entries = ['a', 'b', 'c', 'd', 'e'].map((url) =>
    entry(url, { title: `T ${url}`, listed: { tags: ['x'], authors: [] } }),
  )
  await store.admit(entries, { run: 'r1', full: false })
  const odd = record('a', {
    body: 'a \0 NUL',
    title: 'nul \0',
    tags: ['\0'],
    extra: { z: 1, a: { y: [null], b: 'ü' }, '': 2 },
  })
  await store.settle(
    [
      {
        kind: 'record',
        url: 'a',
        record: odd,
        page: PAGE,
        quality: 40,
        quality_reasons: ['short'],
        documents: [WANTED],
      },
      { kind: 'record', url: 'b', record: record('b', { date: null }) },
      { kind: 'rejected', url: 'c', why: 'no body' },
      { kind: 'failed', url: 'd', status: 503, error: 'away', transient: true },
    ],
    'r1',
  )
  const [first] = await store.unchecked('spec', 1, 0)
  await store.keepAnswers('spec', [{ position: first!.position, answers: { phone_valid: true } }])
  await store.keepListingPage('list', { ...PAGE, seen_at: '2026-01-01T00:00:00.000Z', listed: '[]' })
  await store.setMeasures('r1', '{"drifted":true}')
  await store.endRun('r1', {
    status: 'warning',
    reason: 'partial',
    counts: noCounts(),
    finished: '2026-03-05T07:00:00.000Z',
  })
}

function withoutPosition<Row extends { position: number }>(row: Row): Omit<Row, 'position'> {
  const { position: _, ...rest } = row
  return rest
}

/** All that can be asked of it. */
async function known(store: Store): Promise<unknown> {
  await store.beginRun(run('probe'))
  // SQLite's rows have no prototype.
  return structuredClone({
    records: await all(store.records({ quality: true })),
    pending: (await store.pending(99, 0)).map(withoutPosition),
    failures: await all(store.failures()),
    name: await store.getFact('name'),
    page: await store.recordPage('a'),
    list: await store.listingPage('list'),
    documents: (await store.pendingDocuments(9, 0)).map(withoutPosition),
    unchecked: (await store.unchecked('spec', 9, 0)).map(({ url }) => url),
    measures: await store.earlierMeasures('probe', 9),
    fields: await store.extraFields(),
    quality: await store.quality(),
  })
}

test('a store goes into the database and back without loss', async (t) => {
  const url = await migratedDatabase()
  const [there, back] = [join(scratchFolder(t), 'data'), join(scratchFolder(t), 'data')]
  const file = await storeWith(there, 'fiji/sun', [])
  const original = openSqliteStore(file)
  await fill(original)
  await original.close()
  assert.deepEqual(await Array.fromAsync(moveStores(url, there, 'into_database')), [{ ...NAME, copied: 'copied' }])
  assert.deepEqual(await Array.fromAsync(moveStores(url, back, 'from_database')), [{ ...NAME, copied: 'copied' }])
  assert.deepEqual(await Array.fromAsync(moveStores(url, there, 'into_database')), [{ ...NAME, copied: 'exists' }])
  assert.deepEqual(await Array.fromAsync(moveStores(url, back, 'from_database')), [{ ...NAME, copied: 'exists' }])

  // Every row of every table, but who wrote the file.
  const rows = (path: string): unknown => {
    const db = new DatabaseSync(path, { readOnly: true })
    const tables = ['frontier', 'records', 'runs', 'measures', 'checks', 'documents', 'listing_pages']
    const found = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()])
    db.close()
    return found
  }
  const returned = join(back, 'fiji/sun.db')
  assert.deepEqual(rows(returned), rows(file))

  const [a, b, c] = [openSqliteStore(file), await openPostgresStore(url, NAME), openSqliteStore(returned)]
  const [first, second, third] = [await known(a), await known(b), await known(c)]
  for (const store of [a, b, c]) await store.close()
  assert.deepEqual(second, first)
  assert.deepEqual(third, first)
})

test('every column of a store is one that is copied', async (t) => {
  const db = new DatabaseSync(await storeWith(scratchFolder(t), 'fiji/sun', []), { readOnly: true })
  const columns = (table: string): string[] =>
    db
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => String(name))
  const copied = new Map(STORE_TABLES.map((table) => [table.sqlite, table.columns.map(([name]) => name)]))
  copied.set(
    'records',
    RECORD_COLUMNS.map(([name]) => name),
  )
  for (const [table, names] of copied) {
    const left = columns(table).filter((name) => name !== 'position' && !names.includes(name))
    assert.deepEqual(left, [], table)
  }
  db.close()
})
