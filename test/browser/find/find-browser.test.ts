import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { type BrowserSearch, findBrowser } from '../../../src/browser/find/find-browser.ts'
import type { FoundBrowser } from '../../../src/browser/find/found-browser.ts'

const NPM: FoundBrowser = { path: '/cache/chromium', by: '@sparticuz/chromium', env: {} }

/** A machine with these programs, and with that of the npm package or without. */
function machine(t: TestContext, programs: string[], npm: FoundBrowser | null = NPM) {
  const folder = mkdtempSync(join(tmpdir(), 'find-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const name of programs) writeFileSync(join(folder, name), '', { mode: 0o755 })
  const search = (env: NodeJS.ProcessEnv = {}): Promise<BrowserSearch> =>
    findBrowser({ PATH: `/nowhere:${folder}`, ...env }, () => Promise.resolve(npm))
  return { folder, search, found: async (env = {}) => byOf(await search(env)) }
}

function byOf(search: BrowserSearch): string {
  return search.ok ? search.browser.by : search.fault
}

test('the variable first, then a headless shell, the npm package, a whole Chromium', async (t) => {
  const all = machine(t, ['chromium', 'chromium-headless-shell'])
  assert.equal(await all.found(), 'chromium-headless-shell')
  assert.equal(await all.found({ REGATTA_BROWSER: join(all.folder, 'chromium') }), 'REGATTA_BROWSER')
  assert.equal(await machine(t, ['chromium']).found(), '@sparticuz/chromium')
  assert.equal(await machine(t, ['google-chrome', 'chromium'], null).found(), 'chromium')
  assert.equal(await machine(t, [], null).found(), 'there is no Chromium on this machine')
  assert.match(await all.found({ REGATTA_BROWSER: '/nowhere/chromium' }), /which is no program$/)
})

const HEADED = { REGATTA_HEADLESS: 'false', DISPLAY: ':1' }

test('with a window: a whole Chromium, where others have none', async (t) => {
  const all = machine(t, ['chromium', 'chromium-headless-shell'])
  assert.equal(await all.found(HEADED), 'chromium')
  assert.match(
    await all.found({ ...HEADED, REGATTA_BROWSER: join(all.folder, 'chromium-headless-shell') }),
    /chromium-headless-shell has no window$/,
  )
  assert.match(await machine(t, ['chromium-headless-shell']).found(HEADED), /no Chromium with a window/)
})

test('with a window, but without a screen: said before anything is started', async (t) => {
  const { search } = machine(t, ['chromium'])
  for (const env of [{ REGATTA_HEADLESS: 'false' }, { REGATTA_HEADLESS: '0', DISPLAY: '', WAYLAND_DISPLAY: '' }]) {
    const found = await search(env)
    assert.ok(!found.ok)
    assert.match(found.fault, /a window needs a screen/)
    assert.match(found.remedy, /xvfb-run/)
  }
  assert.ok((await search({ REGATTA_HEADLESS: 'false', WAYLAND_DISPLAY: 'wayland-0' })).ok)
})
