import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { openStore, openStoreReader } from '../../src/store/open-store.ts'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { StoreError, type StoreErrorReason } from '../../src/store/store-error.ts'
import { all, record } from './examples.ts'
import { scratchFolder, smallDisk } from './scratch.ts'

const TABLE: [string, StoreErrorReason, (file: string) => void | Promise<void>][] = [
  ['text', 'not_a_store', (file) => writeFileSync(file, 'not a database at all\n'.repeat(100))],
  ['a folder', 'cannot_open', (file) => mkdirSync(file)],
  ['the database of another program', 'not_a_store', (file) => sql(file, 'CREATE TABLE theirs (a)')],
  ['one with a version of its own', 'not_a_store', (file) => sql(file, 'CREATE TABLE t (a); PRAGMA user_version = 1')],
  [
    'a store of a newer version',
    'newer_version',
    async (file) => {
      await openSqliteStore(file).close()
      sql(file, 'PRAGMA user_version = 99')
    },
  ],
]

function sql(file: string, statements: string): void {
  const db = new DatabaseSync(file)
  db.exec(statements)
  db.close()
}

for (const [name, reason, make] of TABLE) {
  test(`${name} is ${reason}, for the writer and for readers`, async (t) => {
    const file = join(scratchFolder(t), 'gazette.db')
    await make(file)
    const expected = { name: 'StoreError', reason, file }
    const named = (error: StoreError): boolean => error.message.startsWith(`${file}: `)
    for (const open of [openSqliteStore, openSqliteReader]) {
      assert.throws(() => open(file), expected)
      assert.throws(() => open(file), named)
    }
  })
}

test('another program does not find its database changed', (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  sql(file, 'CREATE TABLE theirs (a)')
  assert.throws(() => openSqliteStore(file), { reason: 'not_a_store' })
  const db = new DatabaseSync(file, { readOnly: true })
  assert.equal(db.prepare('PRAGMA journal_mode').get()?.['journal_mode'], 'delete')
  db.close()
})

test('a missing folder is created where it can be, a missing file is not there to read', async (t) => {
  const folder = scratchFolder(t)
  const missing = join(folder, 'none', 'gazette.db')
  assert.throws(() => openSqliteStore(missing), { reason: 'cannot_open', file: missing })
  await assert.rejects(openStoreReader(missing), { reason: 'cannot_open', file: missing })
  const store = await openStore(missing)
  await store.close()
  const inFile = join(missing, 'below', 'gazette.db')
  await assert.rejects(openStore(inFile), { reason: 'cannot_open', file: inFile })
})

test('a kind of location that there is no store for is named', async () => {
  await assert.rejects(openStore('postgres://localhost/news'), { reason: 'cannot_open', message: /postgres:/ })
})

test('a full disk is named, loses nothing and is over when there is room again', async (t) => {
  const disk = smallDisk(t, '1m')
  if (disk === null) return
  const file = join(disk.folder, 'gazette.db')
  const store = openSqliteStore(file)
  const settle = (url: string): Promise<unknown> => {
    return store.settle([{ kind: 'record', url, record: record(url, { body: url.repeat(10_000) }) }], 'r1')
  }
  let stored = 0
  await assert.rejects(
    async () => {
      for (; stored < 1000; stored++) await settle(`u${stored}`)
    },
    { name: 'StoreError', reason: 'disk_full', file },
  )
  assert.ok(stored > 0)
  assert.equal(await store.recordCount(), stored, 'what was acknowledged is there, the refused one is not')
  await assert.rejects(settle('again'), { reason: 'disk_full' })

  disk.remount('size=8m')
  await settle('with room')
  await store.close()
  const reader = openSqliteReader(file)
  const urls = (await all(reader.records())).map((row) => row.url)
  await reader.close()
  assert.deepEqual(urls, [...Array.from({ length: stored }, (_, i) => `u${i}`), 'with room'])
})

for (const [what, open] of [
  ['writing', openSqliteStore],
  ['reading', openSqliteReader],
] as const) {
  test(`a store of zero bytes is refused for ${what} and stays as it is; one that is not there is another thing`, async (t) => {
    const folder = scratchFolder(t)
    const file = join(folder, 'sun.db')
    await openSqliteStore(file).close()
    assert.ok(statSync(file).size > 0)
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
    writeFileSync(file, '')
    assert.throws(
      () => open(file),
      (error) => error instanceof StoreError && error.reason === 'corrupt' && /remove it/.test(error.message),
    )
    assert.equal(statSync(file).size, 0)
    rmSync(file)
    await openSqliteStore(file).close()
    await open(file).close()
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('-new')),
      [],
    )
  })
}
