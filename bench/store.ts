// What does the store cost at a million URLs? Beside it the limit: bare inserts of the same rows into one SQLite table.
// node bench/store.ts [urls]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import type { FrontierEntry, PageOutcome, Pending } from '../src/store/store.ts'

const URLS = Number(process.argv[2] ?? 1_000_000)
const BODY = 'Rain fell over the islands and nobody minded. '.repeat(65)
const folder = mkdtempSync(join(tmpdir(), 'bench-store-'))
process.on('exit', () => rmSync(folder, { recursive: true }))

const store = openSqliteStore(join(folder, 'a.db'))
await store.beginRun({ run: 'r', started: '', mode: 'update', config_digest: '', retry: 'transient' })

const page = (start: number): FrontierEntry[] => {
  return Array.from({ length: 100 }, (_, i) => {
    const n = start + i
    const url = `https://news.example/${(n * 2_654_435_761) % 4_294_967_296}/a-story-of-some-length-${n}`
    return { url, title: `Story number ${n} of many`, date: '2026-03-04', record: null }
  })
}
const outcome = ({ url }: Pending): PageOutcome => {
  const record = { url, title: 'A story', date: '2026-03-04', date_raw: '4 March 2026', body: `${url} ${BODY}` }
  const rest = {
    tags: ['rain'],
    authors: ['A. Writer'],
    language: 'en',
    extra: {},
    scraped_at: '2026-03-05T00:00:00.000Z',
  }
  return { kind: 'record', url, record: { ...record, ...rest } }
}

async function measure(what: string, times: number, work: (i: number) => unknown): Promise<void> {
  const ms: number[] = []
  const cpu = process.cpuUsage()
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await work(i)
    ms.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(cpu)
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(3).padStart(8)
  const perOperation = ((user + system) / 1000 / times).toFixed(3)
  say(`${what.padEnd(52)} p50 ${at(0.5)}  p99 ${at(0.99)}  max ${at(1)} ms, CPU ${perOperation} ms`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const bare = new DatabaseSync(join(folder, 'bare.db'))
bare.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE t (url TEXT NOT NULL UNIQUE, title, date)',
)
const insert = bare.prepare('INSERT INTO t VALUES (?, ?, ?)')
await measure('limit: 100 bare inserts, one transaction', URLS / 100, (i) => {
  bare.exec('BEGIN IMMEDIATE')
  for (const { url, title, date } of page(i * 100)) insert.run(url, title, date)
  bare.exec('COMMIT')
})
bare.close()

await measure(`admit 100 new, up to ${URLS}`, URLS / 100, (i) => store.admit(page(i * 100), { run: 'r', full: false }))
await measure('admit 100 known', 2000, (i) => store.admit(page((i * 7919 * 100) % URLS), { run: 'r', full: false }))
await measure('pending: next 100', 2000, (i) => store.pending(100, (i * 7919 * 100) % URLS))
await measure('pendingCount', 20, () => store.pendingCount())
await measure('settle 50 records of 3 KB (50 pending read as well)', 500, async () => {
  await store.settle((await store.pending(50, 0)).map(outcome), 'r')
})
await measure('recordCount', 20, () => store.recordCount())
say(`memory at the end: ${Math.round(process.memoryUsage.rss() / 1e6)} MB`)
await store.close()
