import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { workplace } from '../scraper/run-scraper.ts'
import { filesOf, rightly, upTo } from './document-files.ts'
import { startInventorySite } from './start-inventory-site.ts'

const FAULTS = { 1: { kind: 'stuck', times: 99 }, 2: { kind: 'half', times: 99 } } as const

for (const way of ['window', 'attachment', 'blob'] as const) {
  test(`documents by button (${way}) that never begin or hang at half end at their limit, and come with the next run`, async (t) => {
    const site = await startInventorySite(t, { items: 3, way, faults: FAULTS })
    const place = workplace(t)
    const files = join(place.folder, 'files')
    mkdirSync(files)
    // The limit of the browser's page would end them long after.
    const first = await place.run(site.source({ item_timeout: 6 }), { files })
    assert.deepEqual([first.result.status, first.result.reason], ['warning', 'documents_failed'], first.log)
    assert.deepEqual(filesOf(files), rightly([3]), first.log)
    assert.equal(first.log.match(/document failed .*not there within 6 s/g)?.length, 2, first.log)
    await site.set({ faults: {} })
    const second = await place.run(site.source(), { files })
    assert.deepEqual([second.result.status, second.result.reason], ['success', null], second.log)
    assert.deepEqual(filesOf(files), rightly(upTo(3)), second.log)
  })
}
