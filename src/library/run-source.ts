import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parseSource } from '../config/parse/parse.ts'
import { createLog } from '../runs/folder/log.ts'
import type { Task } from '../runs/folder/task.ts'
import { scrape } from '../scraper/scrape.ts'
import { openStoreCatalog } from '../store/open-store-catalog.ts'
import { openStore } from '../store/open-store.ts'
import type { PageOutcome, Store } from '../store/store.ts'
import { noCounts } from '../vocabulary/run/counts.ts'
import type { Library, RunOf, ScrapedPage, SourceResult, SourceRun } from './public-types.ts'

/**
 * Runs the scraper of one config in this process, under all the rules of a run: one that is iterated slowly goes on at
 * its own pace, since its records are in the store. Never throws: an invalid config is a result.
 */
export const runSource: Library['runSource'] = (file, options = {}): SourceRun => {
  const records = new RecordQueue()
  const result = run(file, options, records).finally(() => records.end())
  return { result, [Symbol.asyncIterator]: () => records.iterator() }
}

async function run(
  file: string,
  { dataDir, full = false, maxArticles, maxPages, signal }: RunOf,
  records: RecordQueue,
): Promise<SourceResult> {
  const path = resolve(file)
  const id = { country: basename(dirname(path)), source: basename(path).replace(/\.ya?ml$/i, ''), file }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return invalid(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = parseSource(text, id, { lint: false })
  if (!parsed.ok) {
    const [first] = parsed.problems
    return invalid(first === undefined ? file : `${file}:${first.line}:${first.column}: ${first.message}`)
  }
  const folder = dataDir === undefined ? mkdtempSync(join(tmpdir(), 'run-source-')) : resolve(dataDir)
  const stores = openStoreCatalog(folder)
  const task: Task = {
    run: `library-${new Date().toISOString()}`,
    attempt: 1,
    group: null,
    config: parsed.source,
    store: stores.location(parsed.source),
    mode: full ? 'full' : 'update',
    max_pages: maxPages ?? null,
    max_articles: maxArticles ?? null,
    only: 'all',
    retry: 'transient',
    max_wait_ms: 3_600_000,
    log_level: 'error',
    timeout_ms: null,
    grace_ms: 15_000,
  }
  try {
    const { status, reason, detail, counts } = await scrape(task, {
      log: createLog('error', () => undefined),
      openStore: async (location, given) => noting(await openStore(location, given), records),
      ...(signal === undefined ? {} : { stop: signal }),
    })
    return { status, reason, detail, records: counts.records, pages: counts.pages }
  } finally {
    if (dataDir === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

function invalid(detail: string): SourceResult {
  const { records, pages } = noCounts()
  return { status: 'failed', reason: 'invalid_config', detail, records, pages }
}

/** A store that hands on what was settled. */
function noting(store: Store, records: RecordQueue): Store {
  const settle: Store['settle'] = async (outcomes: PageOutcome[], name) => {
    const settled = await store.settle(outcomes, name)
    for (const outcome of outcomes) if (outcome.kind === 'record') records.push(outcome.record)
    return settled
  }
  return new Proxy(store, {
    get(target, key) {
      if (key === 'settle') return settle
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Records that were stored and not yet asked for. */
class RecordQueue {
  #waiting: ScrapedPage[] = []
  #isOver = false
  #more = Promise.withResolvers<void>()

  push(record: ScrapedPage): void {
    this.#waiting.push(record)
    this.#wake()
  }

  end(): void {
    this.#isOver = true
    this.#wake()
  }

  #wake(): void {
    this.#more.resolve()
    this.#more = Promise.withResolvers<void>()
  }

  async *iterator(): AsyncGenerator<ScrapedPage> {
    for (;;) {
      const batch = this.#waiting.splice(0)
      yield* batch
      if (batch.length > 0 || this.#waiting.length > 0) continue
      if (this.#isOver) return
      await this.#more.promise
    }
  }
}
