import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttpClient } from '../../src/http/create-client.ts'
import { createLog } from '../../src/runs/folder/log.ts'
import { scrape } from '../../src/scraper/scrape.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { taskFor } from './task-for.ts'
import { startNewsSite } from './start-news-site.ts'

const WAITING = 200_000
const HANDFUL = 200

test('with 200,000 URLs waiting the first request goes out before they are read, and few are ever held', async (t) => {
  const site = await startNewsSite({ articles: WAITING })
  t.after(() => site.close())
  const place = workplace(t)
  await leaveWaiting(place.store, site.origin)

  let read = 0
  let most = 0
  let readAtFirst: number | null = null
  const openStore = async (file: string): Promise<Store> => {
    const store = openSqliteStore(file)
    return {
      ...store,
      async pending(...args) {
        const rows = await store.pending(...args)
        read += rows.length
        most = Math.max(most, rows.length)
        return rows
      },
    }
  }
  const task = { ...taskFor(exampleSource(site.origin), place.store), run: 'r2', max_articles: 150 }
  const result = await scrape(task, {
    log: createLog('error'),
    openStore,
    createClient(options) {
      const client = createHttpClient(options)
      return {
        ...client,
        fetch(...args) {
          readAtFirst ??= read
          return client.fetch(...args)
        },
      }
    },
  })
  assert.equal(result.status, 'success', result.detail)
  assert.ok(readAtFirst !== null && readAtFirst <= HANDFUL, `${readAtFirst} rows were read before the first request`)
  assert.ok(most <= HANDFUL, `${most} rows at once`)
  // One handful more stands aside, in case that another host has work.
  assert.ok(read <= 150 + 2 * HANDFUL, `${read} rows were read to visit 150`)
  const { new: added, found, unchanged } = result.counts.records
  assert.deepEqual([added, found > 0, unchanged], [150, true, 0], 'what the listing names waits, and is not known')
  assert.equal(result.stats['pending'], WAITING - 150)
})

test('what waits is visited before what the listing names, once, whether the listing names it too or not', async (t) => {
  const site = await startNewsSite({ articles: 30 })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin, { concurrency: 1 })
  await place.run(config, { max_articles: 10 })
  await site.askedSince()
  const { result } = await place.run(config, { max_articles: 15 })
  const visited = (await site.askedSince()).filter((path) => path.startsWith('/news/'))
  assert.equal(new Set(visited).size, visited.length, 'none twice')
  assert.deepEqual([result.counts.records.new, visited.length], [15, 15])
})

/** Articles that an earlier run found and did not get to. */
async function leaveWaiting(file: string, origin: string): Promise<void> {
  const store = openSqliteStore(file)
  await store.beginRun({ run: 'r1', started: '', mode: 'update', config_digest: '', retry: 'transient' })
  for (let first = 1; first <= WAITING; first += 10_000) {
    const entries = Array.from({ length: 10_000 }, (_, i) => `${origin}/news/${first + i}`)
    await store.admit(
      entries.map((url) => ({ url, title: null, date: null, record: null })),
      { run: 'r1', full: false },
    )
  }
  await store.close()
}
