import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Verdict } from '../../src/cli/commands/demo/check.ts'
import { newestRun } from '../../src/runs/folder/run-order.ts'
import { readSummary } from '../../src/runs/folder/runs.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'

const CLI = fileURLToPath(new URL('../../src/bin/cli.ts', import.meta.url))
const LYING_CLI = fileURLToPath(new URL('./lying-cli.ts', import.meta.url))

describe('regatta demo', () => {
  let cwd: string
  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'demo-'))))
  afterEach(() => rmSync(cwd, { recursive: true }))

  // In a session of its own, so that a terminal of whoever runs the tests plays no part.
  const demo = (program: string, ...words: string[]): ChildProcess => demoIn(process.env, program, ...words)
  const demoIn = (env: NodeJS.ProcessEnv, program: string, ...words: string[]): ChildProcess =>
    spawn(process.execPath, [program, 'demo', ...words], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const ended = async (child: ChildProcess): Promise<{ code: number; out: string; err: string }> => {
    const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')])
    return { code: child.exitCode ?? -1, out, err }
  }

  const siteOf = (source: string): string => {
    const config = readFileSync(join(cwd, 'demo-run', 'configs', 'fiji', `${source}.yaml`), 'utf8')
    return /^base_url: (\S+)$/m.exec(config)?.[1] ?? ''
  }

  it('finds the results of 32 scrapers on a web full of troubles correct, keeps it up, and ends with 0', async () => {
    const child = demo(CLI, '--json', '--keep', '--all')
    const all = ended(child)
    for await (const line of createInterface({ input: child.stderr! })) if (line.includes('until Ctrl-C')) break
    assert.equal((await fetch(`${siteOf('fiji_sun')}/robots.txt`)).status, 200)
    child.kill('SIGINT')
    const { code, out, err } = await all
    await assert.rejects(fetch(siteOf('fiji_sun')), /fetch failed/)
    const { differences, scrapers, records, documents, summary } = JSON.parse(out) as Verdict & { summary: Summary }
    assert.deepEqual(differences, [])
    assert.equal(code, 0, err)
    assert.deepEqual([scrapers, documents], [32, 12])
    assert.deepEqual(records, { stored: 372, missing: 0, doubled: 0, beyond: 0, wrong: 0 })
    assert.deepEqual([summary.totals.success, summary.totals.warning, summary.totals.failed], [23, 4, 5])
    const { documents: reports, clients } = summary.statistics ?? {}
    assert.deepEqual([reports?.length, reports?.[0]?.stored], [1, 12])
    assert.deepEqual(
      clients?.map(({ scraper, pages, client }) => [scraper, pages, client]),
      [
        ['tuvalu/atoll_times', 'listing', 'http'],
        ['tuvalu/atoll_times', 'detail', 'browser'],
      ],
    )
  })

  it('says with --all that newspapers are missing where there is no browser, and runs the others', async () => {
    const env = { ...process.env, REGATTA_BROWSER: '/nowhere/chromium' }
    const child = demoIn(env, CLI, '--all', '--calm')
    child.stdout!.on('data', (part: Buffer) => part.includes('started') && !child.killed && child.kill('SIGINT'))
    const { out } = await ended(child)
    assert.match(out, /^Without the two newspapers that scripts build: REGATTA_BROWSER names .*apt-get install/)
    assert.match(out, /^A simulated news web of 21 sites/m)
  })

  it('finds the one record of a calm web that was changed, in both runs, and ends with 1', async () => {
    const { code, out } = await ended(demo(LYING_CLI, '--again'))
    assert.match(
      out,
      /^Demo failed: 1 difference; 362 records, 0 missing, 0 duplicates, 1 wrong, 0 politeness violations$/m,
    )
    assert.match(
      out,
      /^Second run of the demo failed: 1 difference; 406 records, 44 of them new, .* 1 wrong, 0 politeness/m,
    )
    assert.match(out, /^  solomon_islands\/sibc: http\S+: title is "A lie" and should be "/m)
    assert.match(out, /export --format csv --out demo-run\/records\.csv/)
    assert.equal(code, 1)
  })

  it('stops at Ctrl-C: the run politely, then the web, and ends with 130', async () => {
    const child = demo(CLI)
    child.stdout!.on('data', (part: Buffer) => part.includes('started') && !child.killed && child.kill('SIGINT'))
    const { code, out } = await ended(child)
    assert.equal(code, 130, out)
    assert.doesNotMatch(out, /^Demo (passed|failed)/m)
    const state = join(cwd, 'demo-run', '.regatta')
    const summary = readSummary(state, newestRun(state) ?? '')
    assert.ok(
      summary !== null && summary.totals.interrupted + summary.totals.skipped > 0,
      JSON.stringify(summary?.totals),
    )
    await assert.rejects(fetch(siteOf('fiji_sun')), /fetch failed/)
  })

  it('leaves a folder alone that it did not make, and ends with 2', async () => {
    writeFileSync(join(cwd, 'thesis.txt'), '')
    const { code, err } = await ended(demo(CLI, '--dir', '.'))
    assert.equal(code, 2)
    assert.match(err, /is not empty and was not made by a demo/)
  })
})
