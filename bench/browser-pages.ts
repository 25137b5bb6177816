/**
 * Question: what do pages that scripts build cost, beside Crawlee's PlaywrightCrawler with the same Chromium? A
 * newspaper on loopback, five pages at once; processor time and memory are those of the program with all that it
 * started. Crawlee runs if it is installed: `npm install --prefix FOLDER @crawlee/playwright@3 playwright@1.65.1
 * --ignore-scripts`. `npm run bench -- browser-pages [PAGES] [PAGES FOR CRAWLEE] [FOLDER OF CRAWLEE]`.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../src/browser/find/find-browser.ts'
import { startBuiltSite } from '../test/browser/start-built-site.ts'
import { measuredProcess, measuredScraper } from './browser/measured-process.ts'

const [pages = '1000', others = '60', crawlee = 'crawlee'] = process.argv.slice(2)
const AT_ONCE = 5
const folder = mkdtempSync(join(tmpdir(), 'bench-browser-'))
const ends: (() => Promise<void>)[] = []
const site = await startBuiltSite({ after: (work) => ends.push(work) }, { articles: Number(pages), per_page: 100_000 })
const search = await findBrowser()
if (!search.ok) throw new Error(`${search.fault}: ${search.remedy}`)

const line = (
  name: string,
  count: number,
  { seconds, cpu_s, peak_mb }: Record<'seconds' | 'cpu_s' | 'peak_mb', number>,
) =>
  process.stdout.write(
    `${name.padEnd(8)} ${count} pages: ${((100 * cpu_s) / count).toFixed(1)} CPU s per 100, ${peak_mb} MB at most, ${seconds.toFixed(0)} s\n`,
  )

process.stdout.write(`${search.browser.path}\n`)
for (const count of new Set([Number(others), Number(pages)])) {
  await site.set({ articles: count })
  const browser = { pool_size: AT_ONCE }
  const ours = await measuredScraper(folder, site.source({ max_pages: 1, concurrency: AT_ONCE, browser }))
  if (ours.result.counts.records.new !== count) throw new Error(JSON.stringify(ours.result))
  line('regatta', count, ours)
  if (count !== Number(others)) continue
  if (existsSync(join(crawlee, 'node_modules/@crawlee/playwright'))) {
    const program = new URL('browser/crawlee-pages.ts', import.meta.url).pathname
    const { path } = search.browser
    line(
      'Crawlee',
      count,
      await measuredProcess([process.execPath, program, site.origin, others, String(AT_ONCE), crawlee, path]),
    )
  } else process.stdout.write('Crawlee is not there: the first lines of this bench say how to get it\n')
}
for (const end of ends) await end()
rmSync(folder, { recursive: true })
