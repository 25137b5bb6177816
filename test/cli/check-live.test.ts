import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startWeb } from '../../src/cli/demo/web-process.ts'
import type { WebProcess } from '../../src/cli/demo/web-process.ts'
import { writeConfigs } from '../../src/cli/demo/write-configs.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/regatta.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'check-live-test-'))
let web: WebProcess

before(async () => {
  web = await startWeb({ latency: { min: 0, max: 5 } })
  await writeConfigs(join(folder, 'configs'), web.address.sites)
})
after(async () => {
  await web.close()
  rmSync(folder, { recursive: true, force: true })
})

function check(...words: string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, [PROGRAM, 'check', ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout }
}

test('--live shows what comes out of a few articles, and stores nothing', () => {
  const { status, stdout } = check('solomon_islands/sibc', '--live', '2')
  assert.match(stdout, /^solomon_islands\/sibc success: \d+ entries on the listing page, 2 records$/m)
  assert.equal(stdout.match(/characters: /g)?.length, 2)
  assert.equal(status, 0)
  assert.equal(existsSync(join(folder, 'data')), false)
  assert.equal(existsSync(join(folder, '.regatta')), false)
})

test('--live says why nothing came, and the exit code says that it did not', () => {
  const { status, stdout } = check('vietnam/vietnam_news', '--live', '1', '--json')
  const [totals, trial] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(totals.invalid, 0)
  assert.deepEqual([trial.status, trial.reason, trial.records], ['failed', 'no_records', []])
  assert.equal(status, 1)
})
