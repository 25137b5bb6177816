import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findMarked, RUN_MARKER } from '../../src/processes/kill.ts'
import { listRuns } from '../../src/runs/folder/run-order.ts'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { PROGRAM } from '../cli/demo-folder.ts'
import { browserProcesses } from './browser-processes.ts'
import { startBuiltSite } from './start-built-site.ts'

// By hand: REGATTA_TEST_ROUNDS=30 node --test test/browser/kills.test.ts
const ROUNDS = Number(process.env['REGATTA_TEST_ROUNDS'] ?? 4)
/** That are new in each round. */
const FRESH = 8

test(`${ROUNDS} kills of a browser, its scraper, the orchestrator or all of them: nothing is left, lost or stored twice`, async (t) => {
  const site = await startBuiltSite(t, { articles: 0, per_page: 10_000, latency_ms: 20 })
  const folder = mkdtempSync(join(tmpdir(), 'kills-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  // Browsers of other tests are not to be killed.
  process.env['TMPDIR'] = join(folder, 'tmp')
  mkdirSync(join(folder, 'tmp'))
  mkdirSync(join(folder, 'configs/atlantis'), { recursive: true })
  writeFileSync(
    join(folder, 'configs/atlantis/herald.yaml'),
    `name: Herald
base_url: ${site.origin}
client: browser
rate_limit: 0
concurrency: 4
listing: { type: pagination, url_template: '${site.origin}/page/{num}' }
max_pages: 1
selectors:
  thumbnail: { container: .card, title: a, url: 'a::attr(href)' }
  article: { title: h1, body: .story p }
`,
  )
  const runs = (): Set<string> => new Set(listRuns(join(folder, '.regatta')))
  const runAll = (): ChildProcess =>
    spawn(process.execPath, [PROGRAM, 'run-all', '--json', '--poll-interval', '100ms'], {
      cwd: folder,
      stdio: 'ignore',
    })

  const victims: Record<string, (running: ChildProcess) => number[]> = {
    browser: () =>
      browserProcesses()
        .slice(0, 1)
        .map(({ pid }) => pid),
    scraper: ({ pid }) => findMarked(RUN_MARKER, runs()).filter((one) => one !== pid && !isBrowser(one)),
    orchestrator: ({ pid }) => [pid!],
    all: ({ pid }) => [pid!, ...findMarked(RUN_MARKER, runs()), ...browserProcesses().map((one) => one.pid)],
  }
  const hit: Record<string, number> = {}
  for (let round = 0; round < ROUNDS; round++) {
    await site.set({ articles: FRESH * (round + 1) })
    const running = runAll()
    const ended = once(running, 'exit')
    while (browserProcesses().length === 0 && running.exitCode === null) await sleep(20)
    await sleep(Math.random() * 500)
    const name = Object.keys(victims)[round % 4]!
    for (const pid of victims[name]!(running)) {
      hit[name] = (hit[name] ?? 0) + 1
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It was over before.
      }
    }
    await ended
  }
  const last = runAll()
  await once(last, 'exit')
  assert.equal(last.exitCode, 0)
  assert.ok(
    Object.values(hit).every((times) => times > 0),
    JSON.stringify(hit),
  )
  const reader = openSqliteReader(join(folder, 'data/atlantis/herald.db'))
  const titles = (await Array.fromAsync(reader.records())).map(({ title }) => title)
  await reader.close()
  assert.deepEqual(titles.toSorted(), Array.from({ length: FRESH * ROUNDS }, (_, i) => `Story ${i + 1}`).toSorted())
  assert.deepEqual(browserProcesses(), [])
  assert.deepEqual(findMarked(RUN_MARKER, runs()), [])
  assert.deepEqual(
    readdirSync(tmpdir()).filter((name) => name.startsWith('regatta-browser-')),
    [],
  )
})

function isBrowser(pid: number): boolean {
  return browserProcesses().some((one) => one.pid === pid)
}
