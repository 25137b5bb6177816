import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { logInOnPage } from '../../src/browser/log-in-page.ts'
import type { Login } from '../../src/config/login.ts'
import { createOwnHosts } from '../../src/http/middleware/own-hosts.ts'
import type { Task } from '../../src/runs/folder/task.ts'
import { type Workplace, workplace } from '../scraper/run-scraper.ts'
import { filesOf, rightly, upTo } from './document-files.ts'
import { startInventorySite } from './start-inventory-site.ts'

function login(origin: string, password = 'open sesame'): Login {
  return {
    kind: 'steps',
    url: `${origin}/login`,
    steps: [
      { action: 'fill', selector: '#house', value: 'South', when: null },
      { action: 'fill', selector: '#user', value: 'keeper', when: null },
      { action: 'fill', selector: '#password', value: password, when: null },
      { action: 'check', selector: '#agree', when: 'form.licence' },
      { action: 'click', selector: 'button[type=submit]', when: null },
    ],
    logged_in: 'a.logout',
    expired: null,
  }
}

function folders(place: Workplace): Partial<Task> & { files: string; sessions: string } {
  const [files, sessions] = [join(place.folder, 'files'), join(place.folder, 'sessions')]
  mkdirSync(files, { recursive: true })
  return { files, sessions }
}

test('a form that a script builds is filled in by the browser, once for all tabs and for the next run', async (t) => {
  const site = await startInventorySite(t, { items: 4, login: 'script' })
  const place = workplace(t)
  const at = folders(place)
  const source = site.source({ login: login(site.origin) })
  const first = await place.run(source, at)
  assert.deepEqual([first.result.status, first.result.reason], ['success', null], first.log)
  assert.deepEqual(filesOf(at.files), rightly(upTo(4)))
  assert.equal((await site.log()).logins, 1)
  const kept = join(at.sessions, 'testland', 'gazette.json')
  assert.equal(statSync(kept).mode & 0o777, 0o600)
  assert.match(readFileSync(kept, 'utf8'), /"token":\s*"of keeper"/)
  const second = await place.run(source, { ...at, mode: 'full' })
  assert.deepEqual([second.result.status, second.result.reason], ['success', null], second.log)
  assert.equal((await site.log()).logins, 1, 'sessionStorage is carried along')
})

test('a session that expires is renewed once, and no page or document for strangers counts', async (t) => {
  const site = await startInventorySite(t, { items: 8, login: 'form', session_requests: 12 })
  const place = workplace(t)
  const at = folders(place)
  const { result, log } = await place.run(site.source({ login: login(site.origin) }), at)
  assert.deepEqual([result.status, result.reason], ['success', null], log)
  assert.deepEqual(filesOf(at.files), rightly(upTo(8)), log)
  const { login: sessions } = result.stats as { login: { logins: number; expired: number } }
  assert.equal((await site.log()).logins, sessions.logins)
  assert.equal(sessions.logins, sessions.expired + 1)
  assert.ok(sessions.expired >= 1)
})

test('wrong credentials are tried once, and are in no log', async (t) => {
  const site = await startInventorySite(t, { login: 'script' })
  const place = workplace(t)
  const { result, log } = await place.run(site.source({ login: login(site.origin, 'swordfish') }), folders(place))
  assert.deepEqual([result.status, result.reason], ['failed', 'login_failed'], log)
  assert.match(result.detail, /Wrong password/)
  assert.equal((await site.log()).log.filter((line) => line === 'POST /login').length, 1)
  assert.ok(!log.includes('swordfish'), log)
})

test('nothing is typed on a page of another host, or of the same one without encryption', async () => {
  for (const place of ['https://accounts.example/login', 'http://inventory.example/login']) {
    const url = new URL(place)
    const page = { page: {} as Page, whileFree: () => assert.fail('it was typed') }
    const result = await logInOnPage(page, {
      request: { operation: 'login', url, host: url.host, headers: {}, signal: undefined, trace: { requests: 0 } },
      response: { url, status: 200, headers: {}, cookies: [], body: Buffer.alloc(0), received: 0 },
      steps: [{ action: 'fill', selector: '#password', value: 'x', when: null }],
      isOwn: createOwnHosts(['https://inventory.example'], false).isOwn,
      onStorage: () => undefined,
    })
    assert.match(result.ok ? '' : result.failure.message, new RegExp(`the login leads to ${url.origin}`))
  }
})
