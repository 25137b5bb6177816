import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startDemoWeb, type DemoWeb } from '../../demo/web/start.ts'
import { checkPoliteness } from '../../src/cli/commands/demo/check-politeness.ts'
import { checkRecords } from '../../src/cli/commands/demo/check-records.ts'
import { writeConfigs } from '../../src/cli/commands/demo/write-configs.ts'
import { loadFleet } from '../../src/config/files/load.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'

// The four ways in which the brief has its extraction started, each over directories of institutions whose sites are
// visited for their times.
const CLI = fileURLToPath(new URL('../../src/bin/cli.ts', import.meta.url))

let web: DemoWeb
before(async () => {
  web = await startDemoWeb({ copies: 0, directories: true, latency: { min: 1, max: 5 } })
})
after(() => web.close())

interface Form {
  name: string
  words: string[]
  scrapers: number
  /** Of each directory. */
  records: number
}

const FORMS: Form[] = [
  {
    name: 'one site with a limit',
    words: ['new_zealand/directory_parishes', '--max-records', '4'],
    scrapers: 1,
    records: 4,
  },
  {
    name: 'one site with settings for a large one',
    words: [
      'directory_clinics',
      '--max-records',
      '50',
      '--pool-size',
      '6',
      '--batch-size',
      '12',
      '--max-concurrent-sites',
      '2',
    ],
    scrapers: 1,
    records: 6,
  },
  {
    name: 'all of a site, as fast as it may',
    words: ['directory_libraries', '--max-records', '0', '--pool-size', '8', '--batch-size', '15'],
    scrapers: 1,
    records: 6,
  },
  {
    name: 'all sites, two at a time',
    words: ['--max-records', '30', '--pool-size', '4', '--batch-size', '8', '--max-concurrent-sites', '2'],
    scrapers: 5,
    records: 6,
  },
]

for (const { name, words, scrapers, records } of FORMS) {
  test(name, { timeout: 240_000 }, async (t) => {
    const cwd = mkdtempSync(join(tmpdir(), 'usage-'))
    t.after(() => rmSync(cwd, { recursive: true, force: true }))
    await writeConfigs(join(cwd, 'configs'), web.address.sites)
    const seen = web.evidence().visits.length
    const child = spawn(process.execPath, [CLI, 'run-all', ...words, '--json'], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    assert.equal(child.exitCode, 0, err)
    const summary = JSON.parse(out) as Summary
    assert.equal(summary.totals.success, scrapers, out)
    assert.deepEqual(
      summary.scrapers.map((row) => row.records.new),
      Array.from({ length: scrapers }, () => records),
    )
    // What the brief prints: records and sites a minute, the share that went well, memory and its growth.
    const { statistics } = summary
    assert.ok((statistics?.records_per_minute ?? 0) > 0 && (statistics?.scrapers_per_minute ?? 0) > 0)
    assert.deepEqual(statistics?.success, { by_scraper: 100, by_record: 100 })
    const { sources } = await loadFleet(join(cwd, 'configs'), [], cwd)
    const { visits, max_in_flight } = web.evidence()
    assert.deepEqual(checkPoliteness(web.truth, { visits: visits.slice(seen), max_in_flight }, sources), [])
    if (scrapers === 5) {
      const { differences, ...counts } = await checkRecords(web.truth, join(cwd, 'data'))
      assert.deepEqual(differences, [])
      assert.deepEqual(counts, { stored: 30, missing: 0, doubled: 0, beyond: 0, wrong: 0 })
    }
  })
}
