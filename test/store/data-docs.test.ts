import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { record, storeWith } from './examples.ts'
import { scratchFolder } from './scratch.ts'

test('every question of docs/data.md has an answer in a store', async (t) => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/data.md'), 'utf8')
  const queries = /```sql\n(.*?)```/s.exec(page)?.[1]?.match(/SELECT[^;]*;/g) ?? []
  assert.ok(queries.length > 3)
  const db = new DatabaseSync(await storeWith(scratchFolder(t), 'a/b', [record('u', { tags: ['rain'] })]))
  t.after(() => db.close())
  for (const query of queries) assert.doesNotThrow(() => db.prepare(query).all(), query)
})
