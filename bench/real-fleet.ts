// Does a real fleet come through whole? 65 configs that people use, unchanged but for hosts, paces and where archives
// begin, over a simulated web on loopback whose pages are made for their selectors. Prints what is stored of what is
// there, time, CPU, and what the servers saw. Skipped where the configs are not there.
// node bench/real-fleet.ts [--articles 38] [--pace 0.05] [--latency 0-0] [--faults 0] [--outage 0] [--max-parallel N]
import { fork, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Evidence, Visit } from '../src/cli/commands/demo/contract.ts'
import { loadFleet } from '../src/config/files/load.ts'
import type { Source } from '../src/config/source.ts'
import type { Summary } from '../src/vocabulary/run/summary.ts'
import type { Story } from '../test/extract/pages-for-source.ts'
import { copyConfigs } from './real-fleet/copy-configs.ts'
import { changesOf, siteOf } from './real-fleet/site.ts'
import type { Order } from './real-fleet/web.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '38' },
    fresh: { type: 'string', default: '11' },
    pace: { type: 'string', default: '0.05' },
    latency: { type: 'string', default: '0-0' },
    faults: { type: 'string', default: '0' },
    outage: { type: 'string', default: '0' },
    'max-parallel': { type: 'string', default: '8' },
    changed: { type: 'string', default: '36' },
    keep: { type: 'boolean', default: false },
  },
})
const CONFIGS = fileURLToPath(new URL('../../shared/data/pacific-configs', import.meta.url))
if (!existsSync(CONFIGS)) {
  process.stdout.write('skipped: the real configs are not there\n')
  process.exit(0)
}
const program = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bench-real-fleet-'))
const configs = join(folder, 'configs')
const today = new Date().toISOString().slice(0, 10)
const articles = Number(values.articles)
const [min, max] = values.latency.split('-').map(Number) as [number, number]
if (!values.keep) process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const web = fork(fileURLToPath(new URL('real-fleet/web.ts', import.meta.url)))
await copyConfigs({
  from: CONFIGS,
  to: configs,
  today,
  pace: Number(values.pace),
  open: async (open) => (await ask({ open })) as number[],
})
await ask({
  serve: configs,
  articles,
  today,
  latency: { min, max },
  faults: Number(values.faults),
  outage: Number(values.outage),
})
await run('first', articles)
await run('again', articles)
const grown = articles + Number(values.fresh)
await ask({ articles: grown, changed: 0 })
await run('with news', grown)
await ask({ articles: grown + Number(values.fresh), changed: Number(values.changed) })
await run(`with news again, ${values.changed} layouts changed`, grown + Number(values.fresh), Number(values.changed))
web.kill()

async function ask(order: Order): Promise<unknown> {
  const answered = new Promise((resolve) => web.once('message', resolve))
  web.send(order)
  return await answered
}

async function run(name: string, count: number, changed = 0): Promise<void> {
  const before = cpu()
  const started = performance.now()
  const seen = ((await ask({ tell: true })) as Evidence).visits.length
  const child = spawn(process.execPath, [program, 'run-all', '--json', '--max-parallel', values['max-parallel']], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  const seconds = (performance.now() - started) / 1000
  const spent = cpu() - before
  const summary = JSON.parse(out) as Summary
  const visits = ((await ask({ tell: true })) as Evidence).visits.slice(seen)
  const { right, all, wrong } = await hold(count)
  const { scrapers: _, ...totals } = summary.totals
  const own = summary.scrapers.reduce((sum, { cpu_ms }) => sum + (cpu_ms ?? 0), 0) / 1000
  say(
    `${name}: ${right} of ${all} articles as they are there (${((100 * right) / all).toFixed(1)} %), ${seconds.toFixed(1)} s, ${spent.toFixed(1)} s CPU (${own.toFixed(1)} of it the scrapers'), ${visits.length} requests, exit ${String(code)}, ${JSON.stringify(totals)}`,
  )
  const hasty = visits.flatMap(({ answered, retry_after, site }, i) => {
    if (answered === null || retry_after === null) return []
    const end = answered + retry_after * 1000 - 5
    const inside = visits.slice(i + 1).filter((one) => one.site === site && one.not_before > answered && one.at < end)
    return inside.map(({ at }) => Math.round(at - answered))
  })
  const failed = visits.filter(({ status }) => status === 404)
  say(
    `  asked within a Retry-After: ${hasty.length} ${hasty.map((ms) => `after ${ms} ms`).join(', ')}; asked for nothing: ${failed.length}`,
  )
  for (const { path } of failed.slice(0, 5)) say(`    ${path}`)
  if (values.outage !== '0') say(`  most tries in a row at a dead host: ${longestVain(visits)}`)
  const { sources } = await loadFleet(configs, [], configs)
  const changes = changesOf(sources, changed)
  const told = { changed: 0, healthy: 0 }
  for (const { country, source, status, reason, detail } of summary.scrapers) {
    const change = changes.get(`${country}/${source}`)
    if (status !== 'success') told[change === undefined ? 'healthy' : 'changed']++
    if ((status === 'success') === (change === undefined)) continue
    say(`  ${country}/${source}, changed ${change ?? 'nothing'}: ${status} ${String(reason)} ${detail}`)
  }
  if (changed > 0) return say(`  told of: ${told.changed} of ${changed} changed, ${told.healthy} of the others`)
  for (const line of wrong) say(`  ${line}`)
}

function longestVain(visits: Visit[]): number {
  const runs = new Map<string, number>()
  let longest = 0
  for (const { site, status } of visits) {
    const tries = status === null ? (runs.get(site) ?? 0) + 1 : 0
    runs.set(site, tries)
    longest = Math.max(longest, tries)
  }
  return longest
}

/** Holds what is stored against what is on the sites; of what is wrong one line a scraper. */
async function hold(count: number): Promise<{ right: number; all: number; wrong: string[] }> {
  const { sources } = await loadFleet(configs, [], configs)
  const wrong = new Map<string, string>()
  let right = 0
  for (const source of sources) {
    const name = `${source.country}/${source.source}`
    const { stories } = siteOf(source, count, new Date(today))
    const path = join(folder, 'data', `${name}.db`)
    const stored = existsSync(path) ? readRecords(path) : []
    const faults = stories.map((story) =>
      faultOf(
        story,
        stored.filter(({ title }) => title.endsWith(story.id)),
        source,
      ),
    )
    right += faults.filter((fault) => fault === null).length
    const fault = stored.length > stories.length ? `${stored.length} records` : faults.find((one) => one !== null)
    if (fault) wrong.set(name, fault)
  }
  return { right, all: sources.length * count, wrong: [...wrong].map(([name, fault]) => `${name}: ${fault}`) }
}

function faultOf(
  { id, paragraphs, day, tag }: Story,
  [record, ...others]: Stored[],
  { selectors }: Source,
): string | null {
  if (record === undefined || others.length > 0) return `${id} is stored ${others.length} times`
  const body = record.body.replaceAll(/\s+/g, ' ')
  const whole = paragraphs.join(' ')
  // Some cleaning functions take the last full stop away, as the predecessor's do.
  if (body !== whole && `${body}.` !== whole) {
    const at = Array.from(whole).findIndex((sign, n) => sign !== body[n])
    return `${id} has a body of ${body.length} characters, not ${whole.length}: from ${at} on '${body.slice(at - 20, at + 40)}', not '${whole.slice(at - 20, at + 40)}'`
  }
  if (record.date !== null && record.date.slice(0, 10) !== day) return `${id} is of ${record.date}, not ${day}`
  const tags = selectors.article.tags.length > 0 && selectors.article.tags[0] !== 'filler'
  return tags && record.tags !== JSON.stringify([tag]) ? `${id} has the tags ${record.tags}` : null
}

interface Stored {
  title: string
  body: string
  date: string | null
  tags: string
}

function readRecords(path: string): Stored[] {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    return db.prepare('SELECT title, body, date, tags FROM records').all() as never
  } finally {
    db.close()
  }
}

/** CPU seconds of all children that have ended and been waited for, theirs included. */
function cpu(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ').map(Number)
  return (fields[13]! + fields[14]!) / 100
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
