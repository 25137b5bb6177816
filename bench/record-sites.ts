/**
 * Question: how long does a directory of many institutions take, with the sites of some of them visited for their
 * times, against what pace allows, in how much memory, and is any host asked too often? A real scraper process.
 * `npm run bench -- record-sites [INSTITUTIONS] [SITES]`.
 */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPoliteness } from '../src/cli/commands/demo/check-politeness.ts'
import type { Evidence } from '../src/cli/commands/demo/contract.ts'
import { readAttempt, writeTask } from '../src/runs/folder/attempt.ts'
import { taskFor } from '../test/scraper/task-for.ts'
import { onlySource } from './only-source.ts'

const [institutions = 2000, sites = 200] = process.argv.slice(2).map(Number)
const PACE_S = 1 / 3
/** Of read-schedules.ts; and pages of a site that are asked for: four, and its sitemap, which is not there. */
const AT_ONCE = 16
const PAGES = 5

const folder = mkdtempSync(join(tmpdir(), 'bench-sites-'))
const web = fork(new URL('record-sites/web.ts', import.meta.url), [String(institutions), String(sites)])
const [{ directory }] = (await once(web, 'message')) as [{ directory: string }]
const source = await onlySource(
  folder,
  `name: Parishes\nbase_url: ${directory}\nallow_private: true\nhost_class: general\nlisting: { type: directory, url_template: '${directory}/list?page={num}' }\nschedules: { kinds: { mass: [mass] } }\n`,
)
const at = join(folder, 'attempt')
mkdirSync(at)
writeTask(at, { ...taskFor(source, join(folder, 'store.db')), hosts: join(folder, 'hosts') })
await once(
  spawn(process.execPath, [new URL('../src/bin/scraper.ts', import.meta.url).pathname, at], { stdio: 'ignore' }),
  'exit',
)
const { result } = readAttempt(at)
if (result === null) throw new Error('the scraper left no result')
web.send('evidence')
const [evidence] = (await once(web, 'message')) as [Evidence]
web.disconnect()

const { schedules, stages } = result.stats as {
  schedules: { sites: number; pages: number; found: number; facts: number; lost: number }
  stages: Record<string, number>
}
const id = `${source.country}/${source.source}`
const names = ['directory', ...Array.from({ length: sites }, (_, n) => `site-${n}`)]
const truth = { scrapers: [], sites: names.map((site) => ({ site, disallowed: ['/private/'], visitors: [id] })) }
const violations = checkPoliteness(truth, evidence, [source])
const listingLimit = (Math.ceil(institutions / 100) + 1) * PACE_S
const sitesLimit = Math.ceil(sites / AT_ONCE) * (PAGES - 1) * PACE_S
process.stdout.write(
  [
    `${result.counts.records.new} of ${institutions} institutions stored, ${result.status}`,
    `listing: ${stages['listing']} s, pace allows ${listingLimit.toFixed(1)}`,
    `sites: ${schedules.sites} visited (${schedules.lost} lost), ${schedules.pages} pages, ${schedules.found} records with ${schedules.facts} times; ${stages['schedules']} s, pace allows ${sitesLimit.toFixed(1)}`,
    `memory ${result.peak_rss_mb} MB at most, ${(result.cpu_ms / 1000).toFixed(1)} CPU s; ${evidence.visits.length} requests at the servers, ${violations.length} violations`,
    ...violations.slice(0, 5).map(({ scraper, what }) => `  ${scraper}: ${what}`),
  ]
    .map((line) => `${line}\n`)
    .join(''),
)
rmSync(folder, { recursive: true, force: true })
process.exitCode = violations.length > 0 ? 1 : 0
