import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { workplace } from '../scraper/run-scraper.ts'
import { filesOf, rightly, upTo } from './document-files.ts'
import { startInventorySite } from './start-inventory-site.ts'

/** In each of the five ways: one that comes well, one that never begins, one that hangs at half. */
const WELL = [1, 2, 3, 4, 5]
const STUCK = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
const FAULTS = Object.fromEntries(
  STUCK.map((n) => [n, { kind: n <= 10 ? ('stuck' as const) : ('half' as const), times: 99 }]),
)

test('documents by button that never begin or hang at half end at their limit, and come with the next run', async (t) => {
  const site = await startInventorySite(t, { items: 15, way: 'each', faults: FAULTS })
  const place = workplace(t)
  const files = join(place.folder, 'files')
  mkdirSync(files)
  // The limits of the browser and of a request would end them long after.
  const first = await place.run(site.source({ item_timeout: 8, breaker: { failures: 100 } }), { files })
  assert.deepEqual([first.result.status, first.result.reason], ['warning', 'documents_failed'], first.log)
  assert.equal(first.log.match(/document failed .*not there within 8 s/g)?.length, STUCK.length, first.log)
  assert.deepEqual(filesOf(files), rightly(WELL), first.log)
  await site.set({ faults: {} })
  const second = await place.run(site.source(), { files })
  assert.deepEqual([second.result.status, second.result.reason], ['success', null], second.log)
  assert.deepEqual(filesOf(files), rightly(upTo(15)), second.log)
})
