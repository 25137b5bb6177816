// What does a crawl cost beside other engines? 200 listing pages and 5,000 articles of 45 KB from loopback, 16 at once,
// the same five parts of each article, all of them compared with the truth:
//   floor    undici, bodies decoded and dropped
//   plain    undici and cheerio.load in a loop, as many a scraper is
//   peers    Scrapy (apt-get install python3-scrapy), Crawlee (npm i @crawlee/cheerio@3 in an empty folder:
//            --crawlee FOLDER)
//   ours     the scraper as run-all starts it, all of it on: robots.txt, pace, cap, breaker, dedupe, statistics,
//            durable store; with selectors that need the tree of the page (regatta), and with such as allow the
//            region way (region)
// node bench/crawl.ts [--articles 5000] [--rounds 3] [--only regatta,floor] [--crawlee FOLDER]; the rounds are
// interleaved.
import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { arms } from './crawl/arms.ts'
import { compare } from './crawl/compare.ts'
import { PER_LISTING, storyPage } from './crawl/site-pages.ts'
import { printTable, type Sample } from './crawl/table.ts'
import { measure } from './launch/measure.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    crawlee: { type: 'string' },
  },
})
const listings = Math.ceil(Number(values.articles) / PER_LISTING)
const pages = listings * (PER_LISTING + 1)
const { here, missing } = arms(values.crawlee)
const keys = values.only?.split(',') ?? [...here.keys()]
for (const [key, why] of missing) if (values.only === undefined || keys.some((k) => k.startsWith(key))) print(why)
const unknown = keys.filter((key) => !here.has(key))
if (unknown.length > 0)
  throw new Error(`No such contestant here: ${unknown.join(', ')}; there are ${[...here.keys()].join(', ')}`)

const folder = mkdtempSync(join(tmpdir(), 'bench-crawl-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const site = fork(fileURLToPath(new URL('crawl/site.ts', import.meta.url)), [String(listings)])
const { origin, kb } = await new Promise<{ origin: string; kb: number[] }>((resolve) =>
  site.once('message', (message) => resolve(message as { origin: string; kb: number[] })),
)
const truth = Array.from({ length: listings * PER_LISTING }, (_, n) => storyPage(n, origin).story)
print(`${listings} listing pages, ${truth.length} articles of ${kb[0]} to ${kb[2]} KB, ${kb[1]} on average`)

const samples = new Map<string, { name: string; samples: Sample[] }>()
try {
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const key of keys) await run(key, round)
  }
} finally {
  site.disconnect()
}
print(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}\n`,
)
printTable(samples)

async function run(key: string, round: number): Promise<void> {
  const { name, prepare } = here.get(key)!
  const own = join(folder, `${key}-${round}`)
  mkdirSync(own)
  const { command, stories } = await prepare({ origin, listings, folder: own })
  const { wall_s, tree_s, peak_mb } = await measure(command, { cwd: own, input: null })
  const sample = { cpu_s: (tree_s / pages) * 1000, pages_per_s: pages / wall_s, peak_mb }
  const said = stories === null ? '' : compare(await stories(), truth).said
  rmSync(own, { recursive: true })
  if (!samples.has(key)) samples.set(key, { name, samples: [] })
  samples.get(key)!.samples.push(sample)
  print(
    `${name.padEnd(33)} ${sample.cpu_s.toFixed(2)} CPU s per 1,000, ${peak_mb.toFixed(0)} MB, ${wall_s.toFixed(1)} s  ${said}`,
  )
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
