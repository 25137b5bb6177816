import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { shortDisk } from '../../../../src/cli/commands/run-all/short-disk.ts'
import { openSqliteStore } from '../../../../src/store/sqlite-store.ts'
import type { ScraperRow } from '../../../../src/vocabulary/run/summary.ts'
import { exampleSource } from '../../../scraper/example-source.ts'
import { record } from '../../../store/examples.ts'
import { scratchFolder } from '../../../store/scratch.ts'
import { row } from '../../../view/simulated-run.ts'

const MB = 1024 ** 2
const SOURCE = exampleSource('https://herald.example')
const NAME = { country: SOURCE.country, source: SOURCE.source }

/** A source that has a store of 20 records of 100 KB each, and a log of 1 MB. */
async function place(t: TestContext): Promise<{ folder: string; places: { dataDir: string; logDir: string } }> {
  const folder = scratchFolder(t)
  const dataDir = join(folder, 'data')
  mkdirSync(join(dataDir, NAME.country), { recursive: true })
  const store = openSqliteStore(join(dataDir, NAME.country, `${NAME.source}.db`))
  const body = 'The ferry is late. '.repeat(5300)
  const urls = Array.from({ length: 20 }, (_, i) => `https://herald.example/${i}`)
  await store.settle(
    urls.map((url) => ({ kind: 'record', url, record: record(url, { body }) })),
    'r1',
  )
  await store.close()
  writeFileSync(join(folder, 'run.log'), 'x'.repeat(MB))
  return { folder, places: { dataDir, logDir: join(folder, 'logs') } }
}

const said = async (t: TestContext, rows: Partial<ScraperRow>[], free_mb: number): Promise<string | null> => {
  const { folder, places } = await place(t)
  const known = new Map(rows.map((each) => [`${NAME.country}/${NAME.source}`, row({ ...NAME, log: null, ...each })]))
  const history = { lastRows: () => Promise.resolve(known) }
  return shortDisk([SOURCE], places, history, { cwd: folder }, () => free_mb * MB)
}

const records = (fresh: number): ScraperRow['records'] => {
  return { found: fresh, new: fresh, updated: 0, unchanged: 0, rejected: 0 }
}

test('a first run is not warned, however full the disk is', async (t) => {
  assert.equal(await said(t, [], 0), null)
})

test('a run that stored nothing and wrote no log needs nothing', async (t) => {
  assert.equal(await said(t, [{ records: records(0) }], 0), null)
})

test('room for twice the records of the last run is enough', async (t) => {
  assert.equal(await said(t, [{ records: records(100) }], 40), null)
})

test('less than that is said, with both figures', async (t) => {
  const text = await said(t, [{ records: records(100) }], 15)
  assert.match(text ?? '', /data has 15 MB free, and these sources wrote (?:9|10|11) MB in their last run: free some/)
})

test('logs count, also where nothing was stored', async (t) => {
  assert.match((await said(t, [{ records: records(0), log: 'run.log' }], 1)) ?? '', /wrote 1 MB in their last run/)
  assert.equal(await said(t, [{ records: records(0), log: 'gone.log' }], 1), null)
})
