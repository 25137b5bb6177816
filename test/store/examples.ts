import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import type { CommonArgs, Io } from '../../src/cli/command.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { ScrapedRecord } from '../../src/vocabulary/record.ts'
import type { BeginRun, FrontierEntry } from '../../src/store/store.ts'

/** An entry, a record and a run as small as they can be, for tests to vary. */
export function entry(url: string, more: Partial<FrontierEntry> = {}): FrontierEntry {
  return { url, title: null, date: null, record: null, ...more }
}

export function record(url: string, more: Partial<ScrapedRecord> = {}): ScrapedRecord {
  const content = { title: `Title of ${url}`, date: '2026-03-04', date_raw: '4 March 2026', body: 'Some words.' }
  const rest = { tags: [], authors: [], language: null, extra: {}, scraped_at: '2026-03-05T06:07:08.000Z' }
  return { url, ...content, ...rest, ...more }
}

export function run(name: string, more: Partial<BeginRun> = {}): BeginRun {
  const started = '2026-03-05T06:00:00.000Z'
  return { run: name, started, mode: 'update', config_digest: 'a', retry: 'transient', ...more }
}

/** All that a stream yields. */
export async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}

/** The flags that every command has. */
export function commonArgs(dataDir: string, more: Partial<CommonArgs> = {}): CommonArgs {
  const places = { configDir: `${dataDir}/configs`, dataDir, logDir: `${dataDir}/logs`, stateDir: `${dataDir}/state` }
  const plain = { json: false, ascii: false, color: false, stderrColor: false, quiet: false, logLevel: 'info' } as const
  return { ...places, ...plain, ...more }
}

/** The outside world of a command, with what it printed. */
export function memoryIo(cwd: string): { io: Io; out: () => string; err: () => string } {
  const out: Buffer[] = []
  const err: Buffer[] = []
  const into = (chunks: Buffer[]): Writable => {
    return new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
    })
  }
  const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString()
  return {
    io: { stdout: into(out), stderr: into(err), env: {}, cwd },
    out: () => text(out),
    err: () => text(err),
  }
}

/** A store in a data folder with these records. */
export async function storeWith(dataDir: string, id: string, records: ScrapedRecord[], name?: string): Promise<string> {
  const file = join(dataDir, `${id}.db`)
  mkdirSync(dirname(file), { recursive: true })
  const store = openSqliteStore(file)
  if (name !== undefined) await store.setFact('name', JSON.stringify(name))
  await store.settle(
    records.map((each) => ({ kind: 'record', url: each.url, record: each })),
    'r1',
  )
  await store.close()
  return file
}
