import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DATABASE_MIGRATIONS } from '../../../../src/database/migrations.ts'
import { main } from '../../../../src/cli/main.ts'
import { emptyDatabase, runStatement } from '../../../database/start-postgres.ts'
import { memoryIo } from '../../../store/examples.ts'

async function regatta(words: string[], url?: string): Promise<{ code: number; out: string; err: string }> {
  const { io, out, err } = memoryIo('/')
  const env = url === undefined ? {} : { DATABASE_URL: url }
  return { code: await main(words, { ...io, env }), out: out(), err: err() }
}

test('an empty database is brought up to date, and a second time nothing is done', async () => {
  const url = await emptyDatabase()
  const { pending } = JSON.parse((await regatta(['migrate', '--dry-run', '--json'], url)).out)
  assert.deepEqual([pending[0], pending.at(-1)], ['001_stores', 'queue'])
  const looked = await runStatement(url, "SELECT 1 FROM pg_namespace WHERE nspname = 'regatta'")
  assert.deepEqual(looked, [], 'looking changes nothing')

  assert.deepEqual(JSON.parse((await regatta(['migrate', '--json'], url)).out), { done: pending })
  const again = await regatta(['migrate'], url)
  assert.deepEqual(again, { code: 0, out: 'The database is up to date.\n', err: '' })
  const schemas = await runStatement(
    url,
    "SELECT DISTINCT schemaname AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  )
  assert.deepEqual(schemas, [{ name: 'regatta' }])
})

test('commands that read a database of another version refuse it by name', async () => {
  const url = await emptyDatabase()
  const none = await regatta(['export'], url)
  assert.equal(none.code, 2)
  assert.match(none.err, /has no tables of regatta yet: run regatta migrate/)
  await regatta(['migrate'], url)
  assert.match((await regatta(['export'], url)).err, /there are no records in the database/)
  assert.match((await regatta(['status'], url)).err, /there is no run in the database yet/)
  const [before, last] = Object.keys(DATABASE_MIGRATIONS).slice(-2)
  await runStatement(url, 'DELETE FROM regatta.migration WHERE name = $1', [last])
  const { err: older } = await regatta(['status'], url)
  assert.ok(older.includes(`has version ${before} and this regatta needs ${last}: run regatta migrate`), older)
  await runStatement(url, "INSERT INTO regatta.migration VALUES ($1, ''), ('999_later', '')", [last])
  const { err: newer } = await regatta(['report'], url)
  assert.ok(newer.includes(`has version 999_later and this regatta knows up to ${last}: use a newer`), newer)
})

test('a missing or impossible DATABASE_URL is refused without a word of it', async () => {
  assert.match((await regatta(['migrate'])).err, /DATABASE_URL is not set: it must name a PostgreSQL database/)
  const { code, err } = await regatta(['migrate'], 'mysql://me:secret@host/db')
  assert.equal(code, 2)
  assert.doesNotMatch(err, /secret/)
  const { err: away } = await regatta(['migrate'], 'postgres://me:secret@127.0.0.1:9/db')
  assert.match(away, /does not answer/)
  assert.doesNotMatch(away, /secret/)
})
