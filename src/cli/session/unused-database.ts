import { NAME } from '../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../command.ts'

/** Says on stderr that a run of this machine does not store into the database, unless only results are wanted. */
export function noteUnusedDatabase(
  { quiet }: Pick<CommonArgs, 'quiet'>,
  { stderr, env }: Pick<Io, 'stderr' | 'env'>,
): void {
  if (quiet || (env['DATABASE_URL'] ?? '') === '') return
  stderr.write(
    `${NAME}: DATABASE_URL is set, but this run stores on this machine; \`${NAME} enqueue\` sends scrapers to the workers of the database\n`,
  )
}
