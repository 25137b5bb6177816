import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { namesStores, sqliteCatalog, storesAt } from '../../src/store/sqlite-catalog.ts'
import { record, storeWith } from './examples.ts'
import { scratchFolder } from './scratch.ts'
import { storeCatalogSuite } from './store-catalog-suite.ts'

storeCatalogSuite('a folder', (t) => sqliteCatalog(join(scratchFolder(t), 'data')))

test('other files beside the stores are none', async (t) => {
  const data = scratchFolder(t)
  await storeWith(data, 'fiji/sun', [record('a')])
  for (const name of ['sun.rejected.jsonl', 'sun.db-lock', '.db']) writeFileSync(join(data, 'fiji', name), '')
  writeFileSync(join(data, 'README'), '')
  assert.deepEqual(await sqliteCatalog(data).list(), [{ country: 'fiji', source: 'sun' }])
})

test('a store, a country and a data folder are named by their paths', async (t) => {
  const data = scratchFolder(t)
  await storeWith(data, 'fiji/sun', [record('a')])
  await storeWith(data, 'tonga/matangi', [record('b')])
  mkdirSync(join(data, 'samoa'))
  const [sun, matangi] = [
    { country: 'fiji', source: 'sun' },
    { country: 'tonga', source: 'matangi' },
  ]
  const paths: [string, object[]][] = [
    [join(data, 'fiji', 'sun.db'), [sun]],
    [join(data, 'tonga'), [matangi]],
    [data, [sun, matangi]],
    [join(data, 'samoa'), []],
  ]
  for (const [path, names] of paths) {
    assert.equal(namesStores(path), true)
    const found = await storesAt(path)
    assert.deepEqual(found.names, names)
    for (const name of found.names) await (await found.catalog.reader(name)).close()
  }
  writeFileSync(join(data, 'people.csv'), 'name\n')
  assert.equal(namesStores(join(data, 'people.csv')), false)
  assert.equal(namesStores(join(data, 'fiji', 'moon.db')), false)
})
