import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { namedStores } from '../../src/store/named-stores.ts'
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts'
import { sqliteCatalog } from '../../src/store/sqlite-catalog.ts'
import { migratedDatabase } from '../database/migrated-database.ts'
import { scratchFolder } from './scratch.ts'

const names = async (path: string, dataDir: string, database?: string): Promise<string[] | null> =>
  (await namedStores(path, { dataDir, database })?.())?.names.map(({ country, source }) => `${country}/${source}`) ??
  null

test('below the data folder names lead into the database, elsewhere to files', async (t) => {
  const folder = scratchFolder(t)
  const [data, other] = [join(folder, 'data'), join(folder, 'other')]
  const url = await migratedDatabase()
  for (const [country, source] of [
    ['fiji', 'sun'],
    ['fiji', 'moon'],
    ['tonga', 'matangi'],
  ] as const) {
    await (await openPostgresStore(url, { country, source })).close()
  }
  await (await sqliteCatalog(other).open({ country: 'niue', source: 'star' })).close()
  assert.deepEqual(await names(data, data, url), ['fiji/moon', 'fiji/sun', 'tonga/matangi'])
  assert.deepEqual(await names(join(data, 'fiji'), data, url), ['fiji/moon', 'fiji/sun'])
  assert.deepEqual(await names(join(data, 'tonga', 'matangi.db'), data, url), ['tonga/matangi'])
  assert.deepEqual(await names(join(data, 'fiji', 'none.db'), data, url), [])
  assert.deepEqual(await names(other, data, url), ['niue/star'])
  assert.deepEqual(await names(join(other, 'niue', 'star.db'), data, url), ['niue/star'])
})

test('a file of rows in the data folder is no store, and without a database only files are', async (t) => {
  const data = scratchFolder(t)
  mkdirSync(join(data, 'fiji'))
  for (const file of ['people.csv', 'fiji/people.csv']) {
    writeFileSync(join(data, file), 'a\n1\n')
    assert.equal(await names(join(data, file), data, 'postgres://nowhere.invalid/x'), null)
  }
  assert.equal(await names(join(data, 'fiji', 'sun.db'), data), null)
  assert.deepEqual(await names(data, data), [])
})
