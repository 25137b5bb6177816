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
