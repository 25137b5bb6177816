import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeResult } from '../../../../src/runs/folder/attempt.ts'
import { newRunId, runFolder } from '../../../../src/runs/folder/layout.ts'
import { noCounts } from '../../../../src/vocabulary/run/counts.ts'

const PROGRAM = new URL('../../../../src/bin/cli.ts', import.meta.url).pathname

test('the statistics of one scraper, for people and for programs', (t) => {
  const state = realpathSync(mkdtempSync(join(tmpdir(), 'status-')))
  t.after(() => rmSync(state, { recursive: true, force: true }))
  const run = newRunId(new Date())
  const folder = join(runFolder(state, run), 'done')
  mkdirSync(folder, { recursive: true })
  const member = (source: string, at: string) => ({ country: 'fiji', source, name: source, folder: at })
  const members = [member('sun', folder), member('times', join(folder, 'none'))]
  const plan = { run, created: '', mode: 'parallel', units: [{ kind: 'group', members }], settled: [] }
  writeFileSync(join(runFolder(state, run), 'plan.json'), JSON.stringify(plan))
  writeResult(folder, {
    status: 'success',
    reason: null,
    detail: '',
    counts: noCounts(),
    started: '2026-01-01T00:00:00Z',
    finished: '2026-01-01T00:01:00Z',
    peak_rss_mb: 80,
    cpu_ms: 10,
    stats: { http: { retries: { timeout: 3 } }, success: { by_page: 99.5 }, drift: ['title\u001b[31m'], trap: null },
  })
  const status = (...words: string[]) =>
    spawnSync(process.execPath, [PROGRAM, 'status', '--state-dir', state, ...words], { encoding: 'utf8' })

  const { stdout } = status('--scraper', 'fiji/sun')
  assert.match(stdout, /^status +success\n/)
  assert.match(stdout, /^http\.retries\.timeout +3$/m)
  assert.match(stdout, /^success\.by_page +99\.5$/m)
  assert.ok(!stdout.includes('\u001b') && !stdout.includes('trap'))
  const document = JSON.parse(status('--scraper', 'fiji/sun', '--json').stdout) as { stats: { http: unknown } }
  assert.deepEqual(document.stats.http, { retries: { timeout: 3 } })
  for (const [id, message] of [
    ['fiji/times', /no statistics .* yet/],
    ['fiji/moon', /is not in run/],
  ] as const) {
    const refused = status('--scraper', id)
    assert.equal(refused.status, 2)
    assert.match(refused.stderr, message)
  }
})
