// Does a fleet on four workers store what it stores on one machine, and how much faster is it? The demo's fleet, and
// the 65 real configs over a simulated web where they are there. Prints records that differ, times, and what is
// possible.
// node bench/cluster-fleet.ts [--fleet demo|real] [--articles 10] [--pace 0.3] [--workers 4] [--concurrency 4]
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startWeb } from '../src/cli/commands/demo/web-process.ts'
import { writeConfigs } from '../src/cli/commands/demo/write-configs.ts'
import { migrateFleet } from '../src/cluster/migrate-fleet.ts'
import type { LiveSummary } from '../src/vocabulary/run/summary.ts'
import { emptyDatabase, stopPostgres } from '../test/database/start-postgres.ts'
import { copyConfigs } from './real-fleet/copy-configs.ts'
import type { Order } from './real-fleet/web.ts'

const { values } = parseArgs({
  options: {
    fleet: { type: 'string', default: 'real' },
    articles: { type: 'string', default: '10' },
    pace: { type: 'string', default: '0.3' },
    workers: { type: 'string', default: '4' },
    concurrency: { type: 'string', default: '4' },
  },
})
const CONFIGS = fileURLToPath(new URL('../../shared/data/pacific-configs', import.meta.url))
if (values.fleet === 'real' && !existsSync(CONFIGS)) {
  process.stdout.write('skipped: the real configs are not there\n')
  process.exit(0)
}
const program = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bench-cluster-fleet-'))
const configs = join(folder, 'configs')
const slots = Number(values.concurrency)
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const closeWeb = await (values.fleet === 'demo' ? serveDemo() : serveReal())
const local = await runLocally(slots)
const one = await runOnWorkers(1)
const many = await runOnWorkers(Number(values.workers))
for (const [name, { records }] of [
  ['one worker', one],
  [`${values.workers} workers`, many],
] as const) {
  const missing = local.records.filter((record) => !records.has(record))
  say(
    `${name}: ${records.size} records, ${missing.length} of one machine are missing, ${records.size - (local.records.length - missing.length)} are others`,
  )
  for (const record of missing.slice(0, 3)) say(`  ${record.slice(0, 300)}`)
}
const possible = (workers: number): number =>
  Math.max(...many.durations, many.durations.reduce((sum, ms) => sum + ms, 0) / (workers * slots)) / 1000
const limit = possible(1) / possible(Number(values.workers))
say(
  `${local.records.length} records. One machine with ${slots} slots ${local.seconds.toFixed(1)} s; one worker ${one.seconds.toFixed(1)} s; ${values.workers} workers ${many.seconds.toFixed(1)} s, which is ${(one.seconds / many.seconds).toFixed(2)} times as fast, of ${limit.toFixed(2)} that are possible (the longest scraper took ${(Math.max(...many.durations) / 1000).toFixed(1)} s)`,
)
await closeWeb()
await stopPostgres()

async function serveDemo(): Promise<() => Promise<void>> {
  const web = await startWeb({ calm: true })
  await writeConfigs(configs, web.address.sites)
  return () => web.close()
}

async function serveReal(): Promise<() => Promise<void>> {
  const web = fork(fileURLToPath(new URL('real-fleet/web.ts', import.meta.url)))
  const ask = async (order: Order): Promise<unknown> => {
    const answered = once(web, 'message')
    web.send(order)
    return (await answered)[0]
  }
  const today = new Date().toISOString().slice(0, 10)
  const open = async (hosts: number): Promise<number[]> => (await ask({ open: hosts })) as number[]
  await copyConfigs({ from: CONFIGS, to: configs, today, pace: Number(values.pace), open })
  await ask({
    serve: configs,
    articles: Number(values.articles),
    today,
    latency: { min: 0, max: 0 },
    faults: 0,
    outage: 0,
  })
  return async () => void web.kill()
}

interface Ran {
  seconds: number
  records: string[]
}

async function runLocally(most: number): Promise<Ran> {
  const place = placeOf('local')
  const { DATABASE_URL: _, ...env } = process.env
  const started = performance.now()
  await call(['run-all', '--quiet', '--max-parallel', String(most)], place, env)
  const seconds = (performance.now() - started) / 1000
  return { seconds, records: recordsIn((await call(['export'], place, env)).out) }
}

async function runOnWorkers(
  count: number,
): Promise<Omit<Ran, 'records'> & { records: Set<string>; durations: number[] }> {
  const place = placeOf(`workers-${count}`)
  const url = await emptyDatabase()
  await migrateFleet(url)
  const env = { ...process.env, DATABASE_URL: url }
  const workers = await Promise.all(Array.from({ length: count }, (_, n) => startWorker(`w${n}`, place, env)))
  const started = performance.now()
  await call(['enqueue'], place, env)
  let summary: LiveSummary
  do {
    await new Promise((later) => setTimeout(later, 500))
    summary = JSON.parse((await call(['status', '--json'], place, env)).out) as LiveSummary
  } while (summary.finished === null)
  const seconds = (Date.parse(summary.finished) - Date.parse(summary.started)) / 1000
  say(
    `${count} workers: ${JSON.stringify(summary.totals)} after ${((performance.now() - started) / 1000).toFixed(1)} s`,
  )
  const records = new Set(recordsIn((await call(['export'], place, env)).out))
  for (const worker of workers) worker.kill('SIGTERM')
  await Promise.all(workers.map((worker) => once(worker, 'exit')))
  const durations = summary.scrapers.flatMap(({ started: from, finished: till }) =>
    from === null || till === null ? [] : [Date.parse(till) - Date.parse(from)],
  )
  return { seconds, records, durations }
}

async function startWorker(id: string, cwd: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const words = ['worker', '--concurrency', values.concurrency, '--health-port', '0', '--state-dir', join(cwd, id)]
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { ...env, WORKER_ID: id },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  return child
}

/** What two fleets have in common: not when a record was made, and in which run. */
function recordsIn(lines: string): string[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.stringify({ ...JSON.parse(line), run: '', scraped_at: '', date_raw: '' }))
}

function placeOf(name: string): string {
  const place = join(folder, name)
  mkdirSync(place)
  return place
}

async function call(words: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<{ out: string }> {
  const child = spawn(process.execPath, [program, ...words, '--config-dir', configs], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return { out: await text(child.stdout) }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
