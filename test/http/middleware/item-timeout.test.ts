import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { HttpClient } from '../../../src/http/client.ts'
import { type Sites, startSites } from '../../sites/start-sites.ts'
import { politeClient } from '../polite-client.ts'

let sites: Sites
before(async () => {
  sites = await startSites()
})
after(() => sites.close())

async function kinds(client: HttpClient, urls: string[]): Promise<string[]> {
  const found: string[] = []
  for (const url of urls) {
    const outcome = await client.fetch(url, { operation: 'detail' })
    found.push(outcome.ok ? 'ok' : outcome.failure.kind)
  }
  return found
}

for (const [what, item_timeout, request_timeout] of [
  ['below', 0.1, 30],
  ['at', 0.2, 0.2],
] as const) {
  test(`pages that hang open it where item_timeout is ${what} request_timeout`, async () => {
    const site = await sites.open({ robots: [] })
    const client = politeClient({ robots: 'ignore', item_timeout, request_timeout, retries: 3 })
    const found = await kinds(client, Array<string>(6).fill(site.url('/never-answers')))
    assert.deepEqual(found, [...Array<string>(5).fill('timeout'), 'circuit_open'])
    const { requests, timed_out, failed, refused } = client.stats().hosts[site.host]!.operations['detail']!
    assert.deepEqual([timed_out, failed, refused], [requests, 0, 1])
    await client.close()
  })
}

test('a probe that its item limit cuts off opens it again', async () => {
  const site = await sites.open({ robots: [], down_for: 5 })
  let ahead = 0
  const now = (): number => performance.now() + ahead
  const client = politeClient({ robots: 'ignore', item_timeout: 0.1, now })
  await kinds(client, Array<string>(5).fill(site.url('/page')))
  ahead = 30_001
  const asked = [site.url('/never-answers'), site.url('/page')]
  assert.deepEqual(await kinds(client, asked), ['timeout', 'circuit_open'])
  await client.close()
})

test('a page that the caller stops says nothing of the host, its item limit or not', async () => {
  const site = await sites.open({ robots: [] })
  const client = politeClient({ robots: 'ignore', item_timeout: 30 })
  for (let page = 0; page < 6; page++) {
    const signal = AbortSignal.timeout(20)
    const found = await client.fetch(site.url('/never-answers'), { operation: 'detail', signal })
    assert.ok(!found.ok && found.failure.kind === 'aborted' && found.failure.overdue === undefined)
  }
  assert.equal(client.stats().hosts[site.host]!.breaker['detail'], 'closed')
  await client.close()
})
