import { migrateFleet, pendingSteps } from '../../../cluster/migrate-fleet.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { moveAll } from './move.ts'
import { databaseUrl } from '../../session/database-url.ts'

interface MigrateArgs {
  dryRun: boolean
  from: string | undefined
  to: string | undefined
}

/** Does what is missing in the database, or says it. */
export async function runMigrate(args: MigrateArgs & CommonArgs, io: Io): Promise<number> {
  const database = databaseUrl(io)
  if (!database.ok) return refuse(io, database.refusal)
  if (args.from !== undefined && args.to !== undefined) return refuse(io, '--from does not go with --to')
  if (args.dryRun && (args.from ?? args.to) !== undefined) {
    return refuse(io, '--dry-run says what would be done to the schema: leave out --from and --to')
  }
  if (args.to !== undefined) return await moveAll(database.url, args.to, 'from_database', args, io)
  if (args.from !== undefined) {
    await migrateFleet(database.url)
    return await moveAll(database.url, args.from, 'into_database', args, io)
  }
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
