import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { FetchOutcome } from '../../src/http/client.ts'
import { browserProcesses } from './browser-processes.ts'
import { openBrowserClient } from './open-browser-client.ts'
import { startBuiltSite } from './start-built-site.ts'

/** What makes a page whole, for those that come so far. */
const BUILD = `document.body.innerHTML = '<div class="story">whole</div>'`

const scripted = (script: string): string => `<!doctype html><body><script>${script}</script></body>`

// Browsers of other tests are not to be killed.
process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'hostile-'))
const site = await startBuiltSite({ after })
const other = await startBuiltSite({ after })
const client = await openBrowserClient({ after }, site.origin, { page_timeout: 60, block_resources: false })

const show = async (html: string, path = '/story/1', by = client): Promise<FetchOutcome> => {
  await site.set({ pages: { [path]: html } })
  return by.show(site.origin + path)
}
const wellAfter = async (by = client): Promise<void> =>
  assert.equal(textOf(await show(scripted(BUILD), '/story/2', by)), 'whole')

test('a page that never ends its script, or begins one once it is built, ends in its time and costs nothing but itself', async (t) => {
  const hasty = await openBrowserClient(t, site.origin, { page_timeout: 10 })
  assert.equal(failureOf(await show(scripted('while (true) {}'), '/story/1', hasty)), 'not_built')
  await show(scripted(`${BUILD}; setTimeout(() => { while (true) {} }, 50)`), '/story/1', hasty)
  await wellAfter(hasty)
})

test('a page that asks its reader something is read without an answer', async () => {
  const shown = await show(scripted(`alert('a'); confirm('b'); prompt('c'); ${BUILD}; alert('d')`))
  assert.equal(textOf(shown), 'whole')
})

test('a page that does not want to be left is left', async () => {
  const shown = await show(scripted(`addEventListener('beforeunload', (e) => e.preventDefault()); ${BUILD}`))
  assert.equal(textOf(shown), 'whole')
  await wellAfter()
})

test('a page that opens 500 windows opens none', async () => {
  const shown = await show(scripted(`for (let i = 0; i < 500; i++) open('/page/1', '_blank'); ${BUILD}`))
  assert.equal(textOf(shown), 'whole')
  assert.equal((await site.counts())['/page/1'], undefined)
})

test('a page that gives out files nobody asked for is read, and nothing is kept', async () => {
  await site.set({ files: { '/gift.pdf': '%PDF-1.4 gift' } })
  const shown = await show(
    scripted(
      `const a = document.createElement('a'); a.href = '/gift.pdf'; a.download = 'gift.pdf'; a.click(); ${BUILD}`,
    ),
  )
  assert.equal(textOf(shown), 'whole')
})

test('a page that eats all memory crashes alone', async () => {
  const shown = await show(
    scripted(`const all = []; for (;;) { const one = new Uint8Array(2 ** 30); one.fill(1); all.push(one) }`),
  )
  assert.equal(failureOf(shown), 'not_built')
  await wellAfter()
})

test('a page that paints two gigabytes is read or fails, and the next one is shown', async () => {
  await show(
    scripted(
      `for (let i = 0; i < 8; i++) { const c = document.createElement('canvas'); c.width = c.height = 8192; c.getContext('2d').fillRect(0, 0, 8192, 8192); document.body.append(c) }; ${BUILD}`,
    ),
  )
  await wellAfter()
})

for (const target of ['file:///etc/passwd', 'chrome://version', 'view-source:http://127.0.0.1/', 'data:text/html,x']) {
  test(`a page that goes to ${target} stays where it is`, async () => {
    const shown = await show(scripted(`${BUILD}; location.href = '${target}'`))
    assert.equal(textOf(shown), 'whole')
  })
}

test('a page that asks private addresses of others reaches none, by no way', async () => {
  const there = other.origin
  await site.set({ redirects: { '/away': `${there}/by-redirect` } })
  const asks = `
      const frame = document.createElement('iframe'); frame.src = '${there}/by-frame'
      const image = new Image(); image.src = '${there}/by-image.png'
      document.body.append(frame, image)
      new WebSocket('${there.replace('http', 'ws')}/by-socket')
      navigator.sendBeacon('${there}/by-beacon', 'x')
      const asked = ['${there}/by-fetch', '${there.replace('127.0.0.1', 'localhost')}/by-name', '/away', 'http://169.254.169.254/latest/meta-data', 'http://[::1]:${new URL(there).port}/by-six']
      Promise.allSettled(asked.map((url) => fetch(url, { mode: 'no-cors' }))).then(() => { ${BUILD} })`
  const shown = await show(scripted(asks))
  assert.equal(textOf(shown), 'whole')
  assert.equal((await site.counts())['/away'], 1)
  assert.deepEqual(await other.asked(), [])
})

test('a page that goes to a private address of others is a failure', async () => {
  assert.equal(failureOf(await show(scripted(`location.href = '${other.origin}/page/1'`))), 'private_address')
  assert.deepEqual(await other.asked(), [])
})

test('a page that leads from one page to the next for ever is a loop', async () => {
  const shown = await show(scripted(`location.href = '/story/1'`))
  assert.equal(failureOf(shown), 'redirect')
})

test('a page that is killed fails alone', async () => {
  const shown = show(scripted(`fetch('/api/list?page=9')`))
  while ((await site.counts())['/api/list?page=9'] === undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
  for (const { pid, words } of browserProcesses()) if (words.includes('--type=renderer')) process.kill(pid, 'SIGKILL')
  assert.match(textOf(await shown), /the page crashed/)
  await wellAfter()
})

test('a browser that is killed is started again', async () => {
  const shown = show(scripted(`fetch('/api/list?page=8')`))
  while ((await site.counts())['/api/list?page=8'] === undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
  process.kill(browserProcesses()[0]!.pid, 'SIGKILL')
  assert.match(textOf(await shown), /its browser has ended/)
  await wellAfter()
  assert.equal(client.statistics().restarts, 1)
})

test('a page that was shown leaves nothing behind', async () => {
  await client.close()
  assert.deepEqual(
    readdirSync(tmpdir()).filter((name) => name.startsWith('regatta-browser-')),
    [],
  )
  assert.deepEqual(browserProcesses(), [])
  rmSync(tmpdir(), { recursive: true })
})

function textOf(outcome: FetchOutcome): string {
  return outcome.ok
    ? (/<div class="story">(\w+)</.exec(outcome.page.body.toString('utf8'))?.[1] ?? outcome.page.body.toString('utf8'))
    : outcome.failure.message
}

function failureOf(outcome: FetchOutcome): string {
  return outcome.ok ? outcome.page.body.toString('utf8') : outcome.failure.kind
}
