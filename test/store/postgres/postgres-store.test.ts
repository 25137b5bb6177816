import type { TestContext } from 'node:test'
import { openPostgresReader, openPostgresStore } from '../../../src/store/postgres/postgres-store.ts'
import { migratedDatabase } from '../../database/migrated-database.ts'
import { storeDocumentsSuite } from '../store-documents-suite.ts'
import { storeRecordsSuite } from '../store-records-suite.ts'
import { storeSuite, type OpenedStore } from '../store-suite.ts'

let stores = 0

const open = async (t: TestContext, now?: () => Date): Promise<OpenedStore> => {
  const url = await migratedDatabase()
  const name = { country: 'fiji', source: `gazette${++stores}` }
  const store = await openPostgresStore(url, name, { now })
  t.after(() => store.close())
  return { store, reader: () => openPostgresReader(url, name), reopen: () => openPostgresStore(url, name) }
}
storeSuite('PostgreSQL', open)
storeRecordsSuite('PostgreSQL', open)
storeDocumentsSuite('PostgreSQL', open)
