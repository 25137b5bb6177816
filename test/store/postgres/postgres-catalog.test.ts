import { postgresCatalog } from '../../../src/store/postgres/postgres-catalog.ts'
import { migratedDatabase } from '../../database/migrated-database.ts'
import { runStatement } from '../../database/start-postgres.ts'
import { storeCatalogSuite } from '../store-catalog-suite.ts'

storeCatalogSuite('PostgreSQL', async () => {
  const url = await migratedDatabase()
  await runStatement(url, 'DELETE FROM regatta.store')
  // A location does not say where the database is.
  process.env['DATABASE_URL'] = url
  return postgresCatalog(url)
})
