import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { MIGRATIONS } from '../../src/store/sqlite/schema.ts'
import { all, record, run } from './examples.ts'
import { scratchFolder } from './scratch.ts'

const URLS = ['https://a.example/1', 'https://a.example/2', 'https://a.example/3']

async function stored(store: Store, phones: readonly string[]): Promise<void> {
  const outcomes = URLS.map((url, n) => ({
    kind: 'record' as const,
    url,
    record: record(url, { extra: { phone: phones[n]! } }),
  }))
  await store.settle(outcomes, 'r1')
}

test('answers are read with the record until it changes; another set of checks starts over', async (t) => {
  const file = join(scratchFolder(t), 'a.db')
  const store = openSqliteStore(file)
  t.after(() => store.close())
  await store.beginRun(run('r1'))
  await stored(store, ['1', '2', '3'])
  const [first, second, third] = await store.unchecked('spec', 2, 0).then(async (batch) => {
    return [...batch, ...(await store.unchecked('spec', 2, batch.at(-1)!.position))]
  })
  assert.deepEqual([first?.url, second?.extra, third?.url], [URLS[0], { phone: '2' }, URLS[2]])
  await store.keepAnswers('spec', [
    { position: first!.position, answers: { phone_valid: true } },
    { position: second!.position, answers: { phone_valid: false, phone_error: '\ud800' } },
  ])
  const reader = openSqliteReader(file)
  t.after(() => reader.close())
  const extras = async (): Promise<unknown[]> => (await all(reader.records())).map(({ extra }) => extra)
  const checked = { phone: '2', phone_valid: false, phone_error: '\ufffd' }
  assert.deepEqual(await extras(), [{ phone: '1', phone_valid: true }, checked, { phone: '3' }])
  assert.deepEqual(await reader.extraFields(), ['phone'])

  await stored(store, ['9', '2', '3'])
  assert.deepEqual(await extras(), [{ phone: '9' }, checked, { phone: '3' }])
  const left = async (spec: string): Promise<string[]> => (await store.unchecked(spec, 9, 0)).map(({ url }) => url)
  assert.deepEqual(await left('spec'), [URLS[0], URLS[2]])
  assert.deepEqual(await left('other'), URLS)
})

test('a store of an older version is read as it is', async (t) => {
  const file = join(scratchFolder(t), 'old.db')
  const db = new DatabaseSync(file)
  const old = MIGRATIONS.findIndex((statements) => statements.includes('TABLE checks'))
  for (const statements of MIGRATIONS.slice(0, old)) db.exec(statements)
  db.exec(`PRAGMA user_version = ${old}; PRAGMA application_id = 1919382625`)
  db.prepare(
    `INSERT INTO records (url, digest, first_run, run, scraped_at, checked_at, title, tags, authors, extra)
     VALUES ('https://a.example/1', '', 'r', 'r', '', '', 'One', '[]', '[]', '{"phone":"1"}')`,
  ).run()
  db.close()
  const reader = openSqliteReader(file)
  t.after(() => reader.close())
  assert.deepEqual(
    (await all(reader.records())).map(({ extra }) => extra),
    [{ phone: '1' }],
  )
})
