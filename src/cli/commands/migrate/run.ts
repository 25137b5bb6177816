import { migrateFleet, pendingSteps } from '../../../cluster/migrate-fleet.ts'
import { counted } from '../../../vocabulary/counted.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { databaseUrl } from '../../session/database-url.ts'

interface MigrateArgs {
  dryRun: boolean
}

/** Does what is missing in the database, or says it. */
export async function runMigrate(args: MigrateArgs & CommonArgs, io: Io): Promise<number> {
  const database = databaseUrl(io)
  if (!database.ok) return refuse(io, database.refusal)
  const steps = await (args.dryRun ? pendingSteps(database.url) : migrateFleet(database.url))
  if (args.json) {
    io.stdout.write(`${JSON.stringify(args.dryRun ? { pending: steps } : { done: steps })}\n`)
    return 0
  }
  const what = args.dryRun ? 'would be done' : 'done'
  const text = steps.length === 0 ? 'The database is up to date.' : `${counted(steps.length, 'step')} ${what}:`
  io.stdout.write([text, ...steps.map((step) => `  ${step}`)].map((line) => `${line}\n`).join(''))
  return 0
}
