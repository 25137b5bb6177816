import type { Io } from '../command.ts'

/** The database that a command of the cluster works on, or why there is none. */
export function databaseUrl({ env }: Pick<Io, 'env'>): { ok: true; url: string } | { ok: false; refusal: string } {
  const url = env['DATABASE_URL'] ?? ''
  if (url === '') {
    const example = 'export DATABASE_URL=postgres://user@host/database'
    return { ok: false, refusal: `DATABASE_URL is not set: it must name a PostgreSQL database, as in ${example}` }
  }
  if (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)) return { ok: true, url }
  // Its value may hold a password.
  return { ok: false, refusal: 'DATABASE_URL must be a URL that begins with postgres://' }
}
