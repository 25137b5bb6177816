import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { workplace } from '../scraper/run-scraper.ts'
import { filesOf, rightly, upTo } from './document-files.ts'
import { startInventorySite } from './start-inventory-site.ts'

/** One in each of the seven ways: those with odd numbers never begin, the others hang at half. */
const ITEMS = upTo(7)
const FAULTS = Object.fromEntries(
  ITEMS.map((n) => [n, { kind: n % 2 === 1 ? ('stuck' as const) : ('half' as const), times: 99 }]),
)

test('documents by button that never begin or hang at half end at their limit, and come with the next run', async (t) => {
  const site = await startInventorySite(t, { items: ITEMS.length, way: 'each', faults: FAULTS })
  const place = workplace(t)
  const files = join(place.folder, 'files')
  mkdirSync(files)
  // The limits of the browser and of a request would end them long after.
  const first = await place.run(site.source({ item_timeout: 5, breaker: { failures: 100 } }), { files })
  assert.deepEqual([first.result.status, first.result.reason], ['warning', 'documents_failed'], first.log)
  assert.equal(first.log.match(/document failed .*not there within 5 s/g)?.length, ITEMS.length, first.log)
  assert.deepEqual(filesOf(files), {}, first.log)
  await site.set({ faults: {} })
  const second = await place.run(site.source(), { files })
  assert.deepEqual([second.result.status, second.result.reason], ['success', null], second.log)
  assert.deepEqual(filesOf(files), rightly(ITEMS), second.log)
})
