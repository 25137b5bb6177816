import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startDemoWeb, type DemoWeb } from '../../demo/web/start.ts'
import type { ScraperTruth } from '../../src/cli/commands/demo/contract.ts'

describe('the simulated web with its troubles', () => {
  let web: DemoWeb
  before(async () => (web = await startDemoWeb({ latency: { min: 0, max: 0 } })))
  after(() => web.close())

  const of = (id: string): ScraperTruth => {
    const found = web.truth.scrapers.find(({ country, source }) => `${country}/${source}` === id)
    assert.ok(found, id)
    return found
  }
  const ask = (site: string, path: string): Promise<Response> => fetch(web.address.sites[site] + path)

  it('ends in successes, warnings and failures, each reason once or as often as its trouble', () => {
    const reasons = web.truth.scrapers.flatMap(({ reason }) => reason ?? []).toSorted()
    assert.deepEqual(reasons, [
      'blocked',
      'drift',
      'host_down',
      'invalid_config',
      'no_entries',
      'no_entries',
      'partial',
      'rejected',
      'robots_partly',
    ])
    assert.equal(web.truth.scrapers.filter(({ status }) => status === 'success').length, 15)
  })

  it('has a site where nobody listens', async () => {
    await assert.rejects(ask('matangi', '/robots.txt'))
  })

  it('fails now and then: 500, 502, 503 and 429 come once, and one article never comes', async () => {
    const statuses = new Map<number, number>()
    const { records, pages_failed } = of('fiji/fiji_times')
    for (const { url } of records) {
      const first = await fetch(url)
      statuses.set(first.status, (statuses.get(first.status) ?? 0) + 1)
      if (first.status === 429) assert.equal(first.headers.get('retry-after'), '1')
      assert.equal((await fetch(url)).status, 200, url)
    }
    assert.deepEqual(Object.fromEntries(statuses), { 200: records.length - 4, 429: 1, 500: 1, 502: 1, 503: 1 })
    assert.equal(pages_failed, 1)
  })

  it('challenges every visitor, after having let him read robots.txt', async () => {
    assert.equal((await ask('korea-herald', '/robots.txt')).status, 200)
    assert.equal((await ask('korea-herald', '/list.php?np=1')).status, 403)
  })

  it('links what robots.txt forbids', async () => {
    assert.match(await (await ask('japan-news', '/robots.txt')).text(), /^Disallow: \/members\/$/m)
    assert.match(await (await ask('japan-news', '/list/1/')).text(), /href="\/members\//)
    const { found, records } = of('japan/japan_news')
    assert.ok(found !== null && found > records.length && records.every(({ url }) => !url.includes('/members/')))
  })

  it('has been redesigned: other class names around the same news', async () => {
    const listing = await (await ask('nationthailand', '/archive/2025/11')).text()
    assert.doesNotMatch(listing, /class="item"/)
    assert.match(listing, /class="v2-item"/)
    assert.match(await (await ask('vietnam-news', '/thoi-su/trang-1.html')).text(), /class="tin"/)
  })

  it('answers one topic of the API in another shape, the others as before', async () => {
    const shape = async (topic: string): Promise<string[]> =>
      Object.keys((await (await ask('abc-au', `/api/topics/${topic}/stories?offset=0&size=6`)).json()) as object)
    assert.deepEqual(await shape('7731'), ['version', 'feed'])
    assert.deepEqual(await shape('5502'), ['paginated'])
  })
})
