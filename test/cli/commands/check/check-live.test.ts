import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demoFolder } from '../../demo-folder.ts'

const { folder, regatta } = demoFolder()

test('--live shows what comes out of a few articles, and stores nothing', () => {
  const { status, stdout } = regatta('check', 'solomon_islands/sibc', '--live', '2')
  assert.match(stdout, /^solomon_islands\/sibc success: \d+ entries on the listing page, 2 records$/m)
  assert.equal(stdout.match(/characters: /g)?.length, 2)
  assert.equal(status, 0)
  assert.equal(existsSync(join(folder, 'data')), false)
  assert.equal(existsSync(join(folder, '.regatta')), false)
})

test('--live says why nothing came, and the exit code says that it did not', () => {
  const { status, stdout } = regatta('check', 'vietnam/vietnam_news', '--live', '1', '--json')
  const [totals, trial] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(totals.invalid, 0)
  assert.deepEqual([trial.status, trial.reason, trial.records], ['failed', 'no_records', []])
  assert.equal(status, 1)
})
