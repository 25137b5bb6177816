/**
 * Question: what is gained by not loading images, stylesheets and fonts? 40 pages, one at a time, each with 20
 * pictures, 3 stylesheets and 2 fonts that are 150 ms away; with and without, in turns. `npm run bench --
 * browser-blocking [ROUNDS]`.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleSource, pagination } from '../test/scraper/example-source.ts'
import { measuredScraper } from './browser/measured-process.ts'

const rounds = Number(process.argv[2] ?? 2)
const folder = mkdtempSync(join(tmpdir(), 'bench-browser-'))
const site = fork(new URL('browser/heavy-site.ts', import.meta.url), { stdio: 'inherit' })
const [{ port }] = (await once(site, 'message')) as [{ port: number }]
const origin = `http://127.0.0.1:${port}`
const kinds = ['requests', 'bytes', 'cpu_s', 'median_ms'] as const
type Cost = Record<(typeof kinds)[number], number>
const cost: Record<'all' | 'blocked', Cost[]> = { all: [], blocked: [] }

for (let round = 0; round < rounds; round++) {
  for (const what of ['all', 'blocked'] as const) {
    const source = exampleSource(origin, {
      client: 'browser',
      concurrency: 1,
      listing: pagination(origin, { url_template: [`${origin}/list`] }),
      max_pages: 1,
      browser: { pool_size: 1, block_resources: what === 'blocked' },
    })
    const { result, cpu_s } = await measuredScraper(folder, source)
    const pages = result.counts.records.new
    if (pages !== 40) throw new Error(JSON.stringify(result))
    site.send('')
    const [{ requests, bytes }] = (await once(site, 'message')) as [{ requests: number; bytes: number }]
    const { p50_ms } = (result.stats as { record_ms: { p50_ms: number } }).record_ms
    cost[what].push({ requests: requests / pages, bytes: bytes / pages, cpu_s: cpu_s / pages, median_ms: p50_ms })
  }
}
process.stdout.write(`per page (its time: the median), least of ${rounds} rounds\n`)
for (const kind of kinds) {
  const [all, blocked] = [cost.all, cost.blocked].map((runs) => Math.min(...runs.map((run) => run[kind]))) as [
    number,
    number,
  ]
  process.stdout.write(
    `${kind.padEnd(9)} ${all.toFixed(2)} -> ${blocked.toFixed(2)} (${(100 - (100 * blocked) / all).toFixed(0)} % less)\n`,
  )
}
site.disconnect()
rmSync(folder, { recursive: true })
