import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
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

test('a run with --headed on a machine without a screen fails, and says what is missing', async (t) => {
  const site = await startBuiltSite(t)
  const place = workplace(t)
  const program = join(place.folder, 'chromium')
  writeFileSync(program, '', { mode: 0o755 })
  const env = { REGATTA_BROWSER: program, REGATTA_HEADLESS: 'false', DISPLAY: '', WAYLAND_DISPLAY: '' }
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]))
  Object.assign(process.env, env)
  t.after(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
  for (const client of ['browser', 'auto'] as const) {
    const { result, log } = await place.run(site.source({ client }))
    assert.deepEqual([result.status, result.reason], ['failed', 'spawn_error'], log)
    assert.match(result.detail, /^a window needs a screen, and there is none here .*xvfb-run/)
  }
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
