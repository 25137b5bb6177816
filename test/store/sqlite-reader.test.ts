import assert from 'node:assert/strict'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { all, record } from './examples.ts'
import { scratchFolder, smallDisk } from './scratch.ts'

test('a reader sees what is committed while the writer goes on, and the writer never waits for it', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const store = openSqliteStore(file)
  t.after(() => store.close())
  const settle = (url: string): Promise<unknown> => store.settle([{ kind: 'record', url, record: record(url) }], 'r1')
  await settle('a')
  const reader = openSqliteReader(file)
  const stream = reader.records()[Symbol.asyncIterator]()
  assert.equal((await stream.next()).value?.url, 'a')
  for (let i = 0; i < 50; i++) await settle(`b${i}`)
  assert.equal(await reader.recordCount(), 51)
  await reader.close()
})

test('reading leaves nothing beside the file', async (t) => {
  const folder = scratchFolder(t)
  const file = join(folder, 'gazette.db')
  await openSqliteStore(file).close()
  const before = readdirSync(folder)
  const reader = openSqliteReader(file)
  assert.deepEqual(await all(reader.records()), [])
  await reader.close()
  await reader.close()
  assert.deepEqual(readdirSync(folder), before)
})

test('a reader cannot write', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  await openSqliteStore(file).close()
  const reader = openSqliteReader(file)
  assert.deepEqual(Object.keys(reader).toSorted(), [
    'close',
    'extraFields',
    'failures',
    'getFact',
    'pending',
    'pendingCount',
    'quality',
    'recordCount',
    'records',
  ])
  await reader.close()
})

test('the file that a scraper killed at its start leaves is a store of nothing', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const begun = new DatabaseSync(file)
  begun.exec('PRAGMA journal_mode = WAL')
  begun.close()
  const reader = openSqliteReader(file)
  assert.equal(await reader.recordCount(), 0)
  assert.equal(await reader.getFact('name'), null)
  await reader.close()
})

test('stores on a disk that cannot be written are read', async (t) => {
  const disk = smallDisk(t, '4m')
  if (disk === null) return
  const file = join(disk.folder, 'gaz?ette #1%20.db')
  const store = openSqliteStore(file)
  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r1')
  const killed = join(disk.folder, 'killed.db')
  for (const suffix of ['', '-wal', '-shm']) copyFileSync(file + suffix, killed + suffix)
  await store.close()
  disk.remount('ro')
  for (const each of [file, killed]) {
    const reader = openSqliteReader(each)
    assert.equal(await reader.recordCount(), 1)
    await reader.close()
  }
  assert.throws(() => openSqliteStore(file), { name: 'StoreError', reason: 'read_only', file })
  disk.remount('rw')
})
