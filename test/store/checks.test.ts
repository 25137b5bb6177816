import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { MIGRATIONS } from '../../src/store/sqlite/schema.ts'
import { all } from './examples.ts'
import { scratchFolder } from './scratch.ts'

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
