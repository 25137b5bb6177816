import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { Client, type QueryResult } from 'pg'

let server: Promise<string> | undefined
let child: ChildProcess | undefined
const databases: string[] = []
let made = 0

// Here and not where it is started: within a test it would belong to that test.
after(stopPostgres)

/** Removes what was made and ends the server; what is no test file calls it itself. */
export async function stopPostgres(): Promise<void> {
  if (server === undefined) return
  const admin = await server
  server = undefined
  for (const name of databases.splice(0)) await runStatement(admin, `DROP DATABASE ${name} WITH (FORCE)`)
  if (child === undefined || child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.stdin?.end()
  await ended
}

/**
 * The URL of a new, empty database. One server serves a whole test file: the one of TEST_DATABASE_URL
 * (DATABASE_URL of `npm test`), or one that is started from the package and ends with the file.
 */
export async function emptyDatabase(): Promise<string> {
  server ??= startPostgres()
  const admin = await server
  const name = `test_${process.pid}_${++made}`
  databases.push(name)
  await runStatement(admin, `CREATE DATABASE ${name}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement on a connection of its own. */
export async function runStatement(url: string, sql: string, values: unknown[] = []): Promise<QueryResult['rows']> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

async function startPostgres(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined) return given
  // Not in the folder of the test, which is closed to other users: as root the server runs as another one.
  const folder = mkdtempSync(join('/', 'tmp', 'pg-'))
  const program = join(import.meta.dirname, '../children/postgres.ts')
  const started = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  child = started
  const failed = once(started, 'exit').then(([code]) => {
    throw new Error(`PostgreSQL did not start (${String(code)})`)
  })
  const [line] = (await Promise.race([once(started.stdout.setEncoding('utf8'), 'data'), failed])) as [string]
  return line.trim()
}
