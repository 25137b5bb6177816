/**
 * What can be wrong with the database, a closed list. unreachable: no answer, for now. not_migrated: our tables are not
 * there, or older than this program. newer_version: they are of a later one. refused: no permission. disk_full: as it
 * says.
 */
export type DatabaseFault = 'unreachable' | 'not_migrated' | 'newer_version' | 'refused' | 'disk_full'

/** The world's failure around the database. Messages never hold its address, which may hold a password. */
export class DatabaseError extends Error {
  readonly reason: DatabaseFault

  constructor(reason: DatabaseFault, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'DatabaseError'
    this.reason = reason
  }
}

/** The failure of the world behind an error of a query; null where the mistake is ours. */
export function databaseError(error: unknown): DatabaseError | null {
  if (error instanceof DatabaseError) return error
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const text = error.message === '' ? code : error.message
  if (/^(?:3F000|42P01|42883)$/.test(code)) {
    return new DatabaseError('not_migrated', `the database has not all tables of this version (${text})`, error)
  }
  // 3D000: there is no database of that name.
  if (/^(?:28|42501|3D000)/.test(code)) return new DatabaseError('refused', `the database refuses: ${text}`, error)
  if (code === '53100') return new DatabaseError('disk_full', `the disk of the database is full (${text})`, error)
  // Connections, resources, interventions of an operator, time limits;
  // https://www.postgresql.org/docs/18/errcodes-appendix.html
  const passes = /^(?:08|53|57|25P03|40|55P03)/.test(code) || /^(?:E[A-Z]+|UND_.*)$/.test(code)
  const cut = /timeout|terminated|Connection (?:ended|closed)|not queryable/i.test(error.message)
  if (passes || cut) return new DatabaseError('unreachable', `the database does not answer (${text})`, error)
  return null
}
