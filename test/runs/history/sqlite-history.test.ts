import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sqliteHistory } from '../../../src/runs/history/sqlite-history.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { historySuite, recordHourly } from './history-suite.ts'

historySuite('a SQLite file', (t) => sqliteHistory(join(scratchFolder(t), 'state')))

test('reading a history, or pruning one, leaves nothing behind where there is none', async (t) => {
  const folder = scratchFolder(t)
  const history = sqliteHistory(folder)
  await history.expectedDurations()
  await history.prune({ rows: 1, before: 0 })
  assert.deepEqual(readdirSync(folder), [])
})

test('a damaged history costs the order and nothing else', async (t) => {
  const folder = scratchFolder(t)
  mkdirSync(join(folder, 'state'))
  writeFileSync(join(folder, 'state', 'history.db'), 'this is not a database, whatever its name says'.repeat(100))
  assert.equal((await sqliteHistory(join(folder, 'state')).expectedDurations()).size, 0)
})

test('the file shrinks once much of it is empty, and a preview leaves it as it was', async (t) => {
  const folder = scratchFolder(t)
  const history = sqliteHistory(folder)
  await recordHourly(history, 's'.repeat(400))
  const path = join(folder, 'history.db')
  const before = readFileSync(path)
  await history.previewPrune({ rows: 10, before: -Infinity })
  assert.deepEqual(readFileSync(path), before)
  const { bytes } = await history.prune({ rows: 10, before: -Infinity })
  assert.ok(bytes > 0)
  assert.equal(statSync(path).size, before.length - bytes)
})
