import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { workplace } from '../run-scraper.ts'
import { startTroubledSite } from './troubled-site.ts'

test('100 documents behind a login whose sessions end: every one under its name, none of another, one login a session', async (t) => {
  const site = await startTroubledSite({ documents: 100, per_session: 60, delay_ms: 20 })
  t.after(() => site.close())
  const place = workplace(t)
  const files = join(place.folder, 'files')
  const task = { files, sessions: join(place.folder, 'sessions') }
  const config = { ...site.config, item_timeout: 2 }

  const { result } = await place.run(config, task)
  assert.deepEqual([result.status, result.reason], ['warning', 'documents_failed'], result.detail)
  const { documents, login } = result.stats as { documents: Record<string, number>; login: Record<string, number> }
  assert.equal(documents['attempted'], 100)
  assert.ok((documents['speed_up'] ?? 0) > 1 && (documents['speed_up'] ?? 9) <= 5, JSON.stringify(documents))
  assert.equal(login['logins'], site.counts.logins)
  assert.equal(site.counts.logins, site.counts.ended + 1, 'one login for each session')

  // What was stuck is taken up by the next run, with the session of this one.
  const again = await place.run({ ...config, item_timeout: 20 }, task)
  assert.equal(site.counts.logins, site.counts.ended + 1)
  const stored = readdirSync(files).filter((name) => name !== '.parts')
  assert.deepEqual(stored.toSorted(), [...site.truth.keys()].toSorted(), again.result.detail)
  for (const [name, bytes] of site.truth) assert.ok(readFileSync(join(files, name)).equals(bytes), name)
  assert.equal(site.counts.pages, 100, 'no page was requested twice for the sake of its document')
})
