import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Sites, startSites } from '../../sites/start-sites.ts'
import { politeClient } from '../polite-client.ts'

let sites: Sites
before(async () => {
  sites = await startSites()
})
after(() => sites.close())

test('a page that waits while another one tries the host is not refused each time that it asks', async () => {
  const site = await sites.open({ robots: [], down_for: 3 })
  let ahead = 0
  const client = politeClient({ robots: 'ignore', now: () => performance.now() + ahead })
  const ask = async (path: string, signal?: AbortSignal): Promise<string> => {
    const found = await client.fetch(site.url(path), { operation: 'listing', ...(signal ? { signal } : {}) })
    return found.ok ? 'ok' : found.failure.kind
  }
  for (const kind of ['http', 'http', 'http', 'circuit_open', 'circuit_open']) assert.equal(await ask('/page'), kind)
  ahead = 60_001
  const ending = new AbortController()
  const probe = ask('/never-answers', ending.signal)
  for (let second = 0; second < 4; second++) assert.equal(await ask('/page'), 'circuit_open')
  ending.abort()
  assert.equal(await probe, 'aborted')
  assert.equal(client.stats().hosts[site.host]!.operations['listing']!.refused, 2)
  await client.close()
})
