import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { startBuiltSite } from '../browser/start-built-site.ts'
import { workplace } from './run-scraper.ts'

function withoutBrowser(t: TestContext, place: { folder: string }): void {
  process.env['REGATTA_BROWSER'] = join(place.folder, 'no-such-browser')
  t.after(() => delete process.env['REGATTA_BROWSER'])
}

test('a source that needs a browser fails where there is none, and says how to get one', async (t) => {
  const site = await startBuiltSite(t)
  const place = workplace(t)
  withoutBrowser(t, place)
  const { result, log } = await place.run(site.source())
  assert.deepEqual([result.status, result.reason], ['failed', 'spawn_error'], log)
  assert.match(
    result.detail,
    /^REGATTA_BROWSER names .*, which is no program: apt-get install chromium-headless-shell, or/,
  )
  assert.deepEqual(await site.asked(), [])
})

test('a source with client: auto goes on over HTTP where there is no browser, and says so', async (t) => {
  const site = await startBuiltSite(t)
  const place = workplace(t)
  withoutBrowser(t, place)
  const { result, log } = await place.run(site.source({ client: 'auto' }))
  assert.deepEqual([result.status, result.reason], ['failed', 'empty_shell'], log)
  assert.match(log, /no browser: pages that need one stay empty/)
})
