import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Workplace } from '../scraper/run-scraper.ts'
import { workplace } from '../scraper/run-scraper.ts'
import { filesOf, rightly, upTo } from './document-files.ts'
import { startInventorySite } from './start-inventory-site.ts'

function filesFolder(place: Workplace): string {
  const files = join(place.folder, 'files')
  mkdirSync(files, { recursive: true })
  return files
}

test('documents that come by button, in every way at once, get the right names', async (t) => {
  const site = await startInventorySite(t, { items: 14, way: 'each', delay_ms: 100 })
  const place = workplace(t)
  const files = filesFolder(place)
  const { result, log } = await place.run(site.source(), { files })
  assert.deepEqual([result.status, result.reason], ['success', null], log)
  assert.deepEqual(filesOf(files), rightly(upTo(14)), log)
})

test('a document that fails is tried again, and one that stays untrue, cut or missing is never stored', async (t) => {
  const faults = {
    1: { kind: 'other_item', times: 1 },
    2: { kind: 'error_page', times: 1 },
    3: { kind: 'other_item', times: 9 },
    4: { kind: 'cut', times: 99 },
    5: { kind: 'status', times: 9 },
  } as const
  const site = await startInventorySite(t, { items: 6, faults })
  const place = workplace(t)
  const files = filesFolder(place)
  const first = await place.run(site.source(), { files })
  assert.deepEqual([first.result.status, first.result.reason], ['warning', 'documents_failed'], first.log)
  assert.deepEqual(filesOf(files), rightly([1, 2, 6]), first.log)
  await site.set({ faults: {} })
  const second = await place.run(site.source(), { files })
  assert.deepEqual([second.result.status, second.result.reason], ['success', null], second.log)
  assert.deepEqual(filesOf(files), rightly(upTo(6)), second.log)
})

test('buttons in the rows of a listing give the documents of their rows', async (t) => {
  const site = await startInventorySite(t, { items: 4, in_list: true, delay_ms: 100 })
  const place = workplace(t)
  const files = filesFolder(place)
  const source = site.source()
  const selectors = {
    thumbnail: {
      container: ['tr.item'],
      title: ['.name'],
      url: [],
      date: [],
      row: {
        key: ['.ref'],
        body: [],
        tags: [],
        authors: [],
        fields: { ref: { type: 'text' as const, selector: ['.ref'], required: true } },
      },
    },
    article: { title: [], body: [], date: [], tags: [], authors: [] },
  }
  const documents = [{ ...source.documents![0]!, where: 'listing' as const }]
  const { result, log } = await place.run({ ...source, selectors, fields: {}, documents }, { files })
  assert.deepEqual([result.status, result.reason], ['success', null], log)
  assert.deepEqual(filesOf(files), rightly(upTo(4)), log)
})
