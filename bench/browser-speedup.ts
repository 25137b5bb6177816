/**
 * Question: how much faster do two, three and five pages of a browser read a source than one? 30 pages that scripts
 * build, whose server takes its time for each part of them. The limit is what rounds of so many at once can gain,
 * whatever the program. `npm run bench -- browser-speedup [LATENCY_MS]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBuiltSite } from '../test/browser/start-built-site.ts'
import { measuredScraper } from './browser/measured-process.ts'

const latency_ms = Number(process.argv[2] ?? 2000)
const PAGES = 30
const folder = mkdtempSync(join(tmpdir(), 'bench-browser-'))
const ends: (() => Promise<void>)[] = []
const site = await startBuiltSite(
  { after: (work) => ends.push(work) },
  { articles: PAGES, per_page: PAGES, latency_ms },
)
process.stdout.write(`${PAGES} pages, ${latency_ms} ms for a page and as much for its content\n`)
let alone = 0
for (const at_once of [1, 2, 3, 5]) {
  const source = site.source({ max_pages: 1, concurrency: at_once, browser: { pool_size: at_once } })
  const { result } = await measuredScraper(folder, source)
  if (result.counts.records.new !== PAGES) throw new Error(JSON.stringify(result))
  // Without the start of the browser and the listing, which come before.
  const seconds = (result.stats as { stages: { articles: number } }).stages.articles
  if (at_once === 1) alone = seconds
  const limit = PAGES / Math.ceil(PAGES / at_once)
  const gain = alone / seconds
  process.stdout.write(
    `${at_once} at once: ${seconds.toFixed(1)} s, ${gain.toFixed(2)} times as fast, limit ${limit} (${((100 * gain) / limit).toFixed(0)} %)\n`,
  )
}
for (const end of ends) await end()
rmSync(folder, { recursive: true })
