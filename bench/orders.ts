/**
 * Is anything lost when scrapers are stopped, paused and resumed at random? Sites of 30 articles at one request a
 * second, 16 slots, groups among them; orders and changes of the slots for so many seconds, then everything goes on,
 * and a second run fetches what the stopped ones left.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { orderScrapers, type ScraperAction } from '../src/fleet/actions/order-scrapers.ts'
import { setSlots } from '../src/fleet/actions/set-slots.ts'
import { findMarked, RUN_MARKER } from '../src/processes/kill.ts'
import { newestRun } from '../src/runs/folder/run-order.ts'
import type { Summary } from '../src/vocabulary/run/summary.ts'

const PROGRAM = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const [scrapers, seconds] = [Number(process.argv[2] ?? 60), Number(process.argv[3] ?? 300)]
const [ARTICLES, GAP_MS] = [30, 1000]
const COUNTRIES = ['fiji', 'tonga', 'samoa', 'palau', 'nauru', 'kiribati']
const ACTIONS: readonly ScraperAction[] = ['pause', 'pause', 'resume', 'resume', 'resume', 'stop']

const folder = mkdtempSync(join(tmpdir(), 'regatta-bench-'))
const stateDir = join(folder, '.regatta')
const hits = new Map<string, { at: number; url: string }[]>()
const site = createServer(({ url = '', headers }, response) => {
  response.setHeader('content-type', 'text/html')
  if (url === '/robots.txt') return void response.writeHead(404).end()
  const host = headers.host ?? ''
  hits.set(host, [...(hits.get(host) ?? []), { at: performance.now(), url }])
  const entry = (i: number): string => `<div class="it"><a class="t" href="/a${i}">Port ${i}</a></div>`
  if (url.startsWith('/list')) return void response.end(Array.from({ length: ARTICLES }, (_, i) => entry(i)).join(''))
  setTimeout(() => response.end(`<h1>Port ${url}</h1><p class="b">Ships are back at ${url}.</p>`), 30)
})
site.listen(0, '0.0.0.0')
await once(site, 'listening')
const { port } = site.address() as AddressInfo
const ids = Array.from({ length: scrapers }, (_, i) => `${COUNTRIES[i % COUNTRIES.length]}/s${i}`)
for (const [i, id] of ids.entries()) writeConfig(id, `127.1.${i >> 6}.${(i & 63) + 1}:${port}`, i % 10 === 0)

function writeConfig(id: string, address: string, isInGroup: boolean): void {
  const file = join(folder, 'configs', `${id}.yaml`)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(
    file,
    `name: ${id}\nbase_url: http://${address}\nrate_limit: ${GAP_MS / 1000}\nconcurrency: 2\nmax_pages: 1\n${isInGroup ? 'group: some\n' : ''}listing: { type: pagination, url_template: 'http://${address}/list?p={num}' }
selectors: { thumbnail: { container: .it, title: a.t, url: 'a.t::attr(href)' }, article: { body: .b } }\n`,
  )
}

/** Runs the fleet, with orders until the time is up. */
async function run(until: number): Promise<{ summary: Summary; left: number; orders: number }> {
  const before = newestRun(stateDir)
  const child = spawn(process.execPath, [PROGRAM, 'run-all', '--json', '--quiet', '--max-parallel', '16'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const printed = text(child.stdout)
  const ended = once(child, 'exit')
  let orders = 0
  while (newestRun(stateDir) === before && child.exitCode === null) await sleep(100)
  const place = { stateDir, run: newestRun(stateDir)! }
  while (child.exitCode === null && Date.now() < until) {
    await sleep(300 + Math.random() * 700)
    const action = ACTIONS[Math.floor(Math.random() * ACTIONS.length)]!
    const some = Array.from({ length: action === 'stop' ? 1 : 1 + Math.floor(Math.random() * 8) }, anyId)
    orders += orderScrapers(some, action, place).filter(({ outcome }) => outcome === 'given').length
    if (Math.random() < 0.05) setSlots(4 + Math.floor(Math.random() * 20), place)
  }
  orderScrapers(ids, 'resume', place)
  await ended
  return {
    summary: JSON.parse(await printed) as Summary,
    left: findMarked(RUN_MARKER, new Set([place.run])).length,
    orders,
  }
}

function anyId(): string {
  return ids[Math.floor(Math.random() * ids.length)]!
}

/** Records of a scraper, and how many URLs these have. */
function storedOf(id: string): { records: number; urls: number } {
  const db = new DatabaseSync(join(folder, 'data', `${id}.db`), { readOnly: true })
  const row = db.prepare('SELECT count(*) AS records, count(DISTINCT url) AS urls FROM records').get()
  db.close()
  return { records: Number(row?.['records']), urls: Number(row?.['urls']) }
}

try {
  const first = await run(Date.now() + seconds * 1000)
  const second = await run(0)
  const stored = ids.map(storedOf)
  const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
  const gaps = [...hits.values()].flatMap((all) => all.slice(1).map(({ at }, i) => at - all[i]!.at))
  const pages = [...hits.values()].map((all) => all.map(({ url }) => url).filter((url) => !url.startsWith('/list')))
  process.stdout.write(
    `${JSON.stringify({
      orders: first.orders,
      first: first.summary.totals,
      second: second.summary.totals,
      lost: sum(stored.map(({ urls }) => ARTICLES - urls)),
      doubled: sum(stored.map(({ records, urls }) => records - urls)),
      left_behind: first.left + second.left,
      requested_twice: sum(pages.map((urls) => urls.length - new Set(urls).size)),
      least_gap_ms: Math.round(Math.min(...gaps)),
    })}\n`,
  )
} finally {
  site.closeAllConnections()
  site.close()
  rmSync(folder, { recursive: true, force: true })
}
