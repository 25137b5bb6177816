import { connect } from '../../../src/database/connect.ts'
import { postgresHistory } from '../../../src/runs/postgres/postgres-history.ts'
import { migratedDatabase } from '../../database/migrated-database.ts'
import { runStatement } from '../../database/start-postgres.ts'
import { historySuite } from '../history/history-suite.ts'

historySuite('PostgreSQL', async (t) => {
  const url = await migratedDatabase()
  await runStatement(url, 'DELETE FROM regatta.ended')
  const database = connect(url, { most: 2 })
  t.after(() => database.destroy())
  return postgresHistory(database)
})
