import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeBrowserFolder, removeBrowserFolder } from '../../src/browser/browser-folder.ts'
import { findBrowser } from '../../src/browser/find/find-browser.ts'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { openGateway } from '../../src/http/transport/gateway.ts'
import { workplace } from '../scraper/run-scraper.ts'
import { filesOf, rightly, upTo } from './document-files.ts'
import { startInventorySite } from './start-inventory-site.ts'

// By hand: REGATTA_TEST_DOCUMENTS=1000 node --test test/browser/many-documents.test.ts
const DOCUMENTS = Number(process.env['REGATTA_TEST_DOCUMENTS'] ?? 30)
const PAGES = 5

test(`${DOCUMENTS} documents through ${PAGES} pages, with sessions that expire and documents that fail: no wrong name, none missing`, async (t) => {
  const faults = {
    7: { kind: 'other_item', times: 1 },
    13: { kind: 'error_page', times: 1 },
    29: { kind: 'status', times: 1 },
    41: { kind: 'cut', times: 1 },
  } as const
  const login = {
    kind: 'steps',
    url: '',
    steps: [
      { action: 'fill', selector: '#user', value: 'keeper', when: null },
      { action: 'fill', selector: '#password', value: 'open sesame', when: null },
      { action: 'click', selector: 'button[type=submit]', when: null },
    ],
    logged_in: 'a.logout',
    expired: null,
  } as const
  const session_requests = Math.ceil(DOCUMENTS * 1.5)
  const site = await startInventorySite(t, { items: DOCUMENTS, delay_ms: 500, faults, login: 'form', session_requests })
  const place = workplace(t)
  const files = join(place.folder, 'files')
  mkdirSync(files)
  const source = site.source({ login: { ...login, steps: [...login.steps], url: `${site.origin}/login` } })
  const { result, log } = await place.run({ ...source, concurrency: PAGES }, { files })
  assert.deepEqual([result.status, result.reason], ['success', null], log.slice(-5000))
  assert.deepEqual(filesOf(files), rightly(upTo(DOCUMENTS)))
  const { login: sessions, stages } = result.stats as { login: { logins: number; expired: number }; stages: object }
  assert.equal((await site.log()).logins, sessions.logins)
  assert.ok(sessions.expired >= 1)
  assert.equal(sessions.logins, sessions.expired + 1, 'one login for each session')
  t.diagnostic(`${JSON.stringify(stages)} ${JSON.stringify(sessions)}`)
})

test('control: whoever takes the next document of the whole browser takes that of another page', async (t) => {
  const site = await startInventorySite(t, { items: PAGES * 4, delay_ms: 500 })
  const search = await findBrowser()
  if (!search.ok) throw new Error(search.fault)
  const { lookup } = await import('node:dns')
  const gateway = await openGateway({
    lookup: (name, options, callback) => lookup(name, { ...options, all: true }, callback),
    mayVisit: () => true,
  })
  const folder = makeBrowserFolder()
  const settings = { found: search.browser, gateway: gateway.port, headed: false, user_agent: 'tester', opens: true }
  const context = await launchBrowser({ ...settings, folder })
  t.after(async () => {
    await context.close()
    removeBrowserFolder(folder)
    await gateway.close()
  })
  const queue = upTo(PAGES * 4)
  let wrong = 0
  const worker = async (): Promise<void> => {
    const page = await context.newPage()
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await page.goto(`${site.origin}/item/${item}`)
      const [request] = await Promise.all([
        context.waitForEvent('request', (one) => one.url().includes('/pdf/')),
        page.locator('button.print').click(),
      ])
      if (!request.url().endsWith(`/${item}`)) wrong++
    }
  }
  await Promise.all(Array.from({ length: PAGES }, worker))
  t.diagnostic(`${wrong} of ${PAGES * 4} wrong`)
  assert.ok(wrong > 0)
})
