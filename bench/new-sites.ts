/**
 * Question: of how many sites does `regatta new` make a config that works untouched, and what do its records have?
 *
 *   node bench/new-sites.ts [site...]
 *
 * The sites are those of the demo's web without its troubles, each by the address of its listing. Printed are the way
 * that was taken, row F1 (addresses of records against all articles of the site), and the share of records whose title,
 * day and text are right.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDemoWeb } from '../demo/web/start.ts'
import { parseSource } from '../src/config/parse/parse.ts'
import { createLog } from '../src/runs/folder/log.ts'
import { createSecrets } from '../src/vocabulary/text/hide-secrets.ts'
import { makeConfig } from '../src/workbench/make-config.ts'
import { overlap } from '../src/workbench/agreement.ts'
import { probeSite } from '../src/workbench/probe-site.ts'
import { tryLive } from '../src/workbench/try-live.ts'
import { openVisitor } from '../src/workbench/visits/visitor.ts'

/** Where somebody would begin. */
const LISTINGS: Record<string, string> = {
  'fiji-times': '/news/page/1',
  rnz: '/tags/Fiji',
  'japan-news': '/list/1/',
  'post-courier': '/archive/2025/11/18/',
  'samoa-observer': '/stories/page/1.json',
  sibc: '/?s=&paged=1',
  'solomon-star': '/category/national/',
  'korea-herald': '/list.php?np=1',
  nationthailand: '/archive/2025/11',
  matangi: '/topic/all?page=0',
  'vietnam-news': '/thoi-su/trang-1.html',
  'peoples-daily': '/society/index1.html',
  'daily-post': '/search/?o=0',
  'fiji-sun': '/api/articles?page=1',
  'abc-au': '/api/topics/5502/stories?offset=0&size=6',
}
const MOST = 30
const now = new Date('2025-11-21T00:00:00Z')
const wanted = process.argv.slice(2)
const web = await startDemoWeb({ calm: true, latency: { min: 0, max: 1 } })
const folder = mkdtempSync(join(tmpdir(), 'bench-new-'))
let working = 0
let tried = 0
for (const [site, path] of Object.entries(LISTINGS)) {
  if (wanted.length > 0 && !wanted.includes(site)) continue
  tried++
  const visitor = openVisitor(join(folder, 'state'), 0)
  const url = `${web.address.sites[site] ?? ''}${path}`
  const probed = await probeSite(url, { visitor, now, country: null, note: () => undefined })
  const [way] = probed.ok ? probed.ways : []
  if (!probed.ok || way === undefined) {
    process.stdout.write(`${site.padEnd(15)} none: ${probed.ok ? '' : probed.why}\n`)
    await visitor.close()
    continue
  }
  const made = await makeConfig(way, probed.page, { visitor, now, schema: 'x.json', crawlDelay: null })
  await visitor.close()
  const parsed = parseSource(made.text, { country: 'x', source: site, file: 'x.yaml' })
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  const source = { ...parsed.source, rate_limit: 0 }
  const deps = { log: createLog('error', () => undefined), secrets: createSecrets(), environment: {} }
  const { records } = await tryLive(source, MOST, join(folder, 'state'), deps)
  const truth = new Map(
    web.truth.scrapers
      .filter((one) => one.site === site)
      .flatMap((one) => one.records.map((record) => [record.url, record] as const)),
  )
  const met = records.filter((record) => truth.has(record.url))
  const listed = way.entries.filter((entry) => truth.has(entry.url)).length
  const precision = listed / Math.max(1, way.entries.length)
  const right = met.filter((record) => {
    const { title, date, body } = truth.get(record.url) ?? { title: '', date: '', body: '' }
    return record.title === title && record.date === date && overlap(record.body ?? '', body ?? '') > 0.98
  })
  const works = met.length > 0 && right.length * 10 >= met.length * 9
  if (works) working++
  process.stdout.write(
    `${site.padEnd(15)} ${String(way.listing['type']).padEnd(12)} entries right ${precision.toFixed(2)}  records ${String(records.length).padStart(3)}  right in every part ${(right.length / Math.max(1, met.length)).toFixed(2)}  ${works ? 'works' : 'does not'}\n`,
  )
}
process.stdout.write(`${working} of ${tried} work untouched\n`)
await web.close()
rmSync(folder, { recursive: true, force: true })
