import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { regattaChild } from './regatta-child.ts'
import type { Story } from './site-pages.ts'

/** One way to do the job. */
export interface Arm {
  name: string
  prepare: (job: Job) => Run | Promise<Run>
}

export interface Job {
  origin: string
  listings: number
  /** A folder of its own. */
  folder: string
}

export interface Run {
  command: string[]
  /** What it brought home; null for the floor, which reads nothing. */
  stories: (() => Story[] | Promise<Story[]>) | null
}

/** The contestants by key, and for those that this machine does not have a sentence on how to get them. */
export function arms(crawlee: string | undefined): { here: Map<string, Arm>; missing: Map<string, string> } {
  const here = new Map<string, Arm>([
    ['regatta', { name: 'regatta, whole page', prepare: (job) => regatta(job, WHOLE) }],
    ['region', { name: 'regatta, region', prepare: (job) => regatta(job, REGION) }],
    ['plain', { name: 'undici + cheerio.load', prepare: (job) => script(job, 'plain-loop.ts') }],
    [
      'floor',
      { name: 'fetch and decode alone', prepare: (job) => ({ ...script(job, 'fetch-only.ts'), stories: null }) },
    ],
  ])
  const missing = new Map<string, string>()
  const scrapy = findScrapy()
  if (scrapy === null) missing.set('scrapy', 'Scrapy is not installed: apt-get install python3-scrapy')
  else here.set('scrapy', { name: `Scrapy ${scrapy.version}`, prepare: (job) => runSpider(job, scrapy.command) })
  const version = crawleeVersion(crawlee)
  if (version === null) {
    missing.set('crawlee', 'Crawlee is not there: npm i @crawlee/cheerio@3 in an empty folder, then --crawlee FOLDER')
  } else {
    for (const storage of ['memory', 'default']) {
      here.set(`crawlee-${storage}`, {
        name: `Crawlee ${version}, ${storage} storage`,
        prepare: (job) => runCrawlee(job, crawlee!, storage),
      })
    }
  }
  return { here, missing }
}

/** A selector that looks beside what it selects rules the region way out, so that the tree is that of the page. */
export const WHOLE = 'h1 + .byline time::attr(datetime)'
const REGION = '.byline time::attr(datetime)'

async function regatta({ origin, folder }: Job, dateSelector: string): Promise<Run> {
  const child = await regattaChild(folder, lanternConfig(origin, dateSelector))
  return {
    command: child.command,
    stories: async () =>
      (await child.records()).map(({ url, title, date, body, tags }) => ({
        url,
        title,
        date: date ?? '',
        body: body ?? '',
        tags,
      })),
  }
}

export function lanternConfig(origin: string, dateSelector: string): string {
  return `name: The Lantern
base_url: ${origin}
rate_limit: 0
concurrency: 16
listing: { type: follow_link, url_template: '${origin}/latest', next_selector: 'a[rel="next"]' }
selectors:
  thumbnail: { container: li.entry, title: h3 a, url: h3 a }
  article: { title: h1.headline, date: '${dateSelector}', body: .story-text p, tags: .topics a }
`
}

function script({ origin, listings, folder }: Job, file: string): Run {
  const output = join(folder, 'records.jsonl')
  return {
    command: [process.execPath, path(file), origin, file === 'fetch-only.ts' ? String(listings) : output],
    stories: () => readLines(output),
  }
}

function runSpider({ origin, folder }: Job, scrapy: string[]): Run {
  const output = join(folder, 'records.jsonl')
  return {
    command: [...scrapy, 'runspider', path('lantern_spider.py'), '-a', `origin=${origin}`, '-O', output],
    stories: () => readLines(output),
  }
}

function runCrawlee({ origin, folder }: Job, packages: string, storage: string): Run {
  const output = join(folder, 'records.jsonl')
  return {
    command: [process.execPath, path('crawlee-crawl.ts'), origin, output, packages, storage],
    stories: () =>
      storage === 'memory'
        ? readLines(output)
        : globSync('storage/datasets/default/*.json', { cwd: folder }).map(
            (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Story,
          ),
  }
}

function findScrapy(): { command: string[]; version: string } | null {
  for (const command of [['scrapy'], ['python3', '-m', 'scrapy']]) {
    const { status, stdout } = spawnSync(command[0]!, [...command.slice(1), 'version'], { encoding: 'utf8' })
    if (status === 0) return { command, version: stdout.replace(/^Scrapy\s+/, '').trim() }
  }
  return null
}

function crawleeVersion(folder: string | undefined): string | null {
  if (folder === undefined) return null
  const manifest = createRequire(join(folder, 'anything.js')).resolve.paths('@crawlee/cheerio')?.[0] ?? ''
  const file = join(manifest, '@crawlee/cheerio/package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : null
}

function readLines(file: string): Story[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Story)
}

function path(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}
