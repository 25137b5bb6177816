import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DomUtils, parseDocument } from 'htmlparser2'
import iconv from 'iconv-lite'
import { startDemoWeb, type DemoWeb } from '../../demo/web/start.ts'
import type { RecordTruth } from '../../src/cli/commands/demo/contract.ts'

const LATENCY = { min: 0, max: 0 }

describe('the simulated web in calm weather', () => {
  let web: DemoWeb
  before(async () => (web = await startDemoWeb({ calm: true, latency: LATENCY })))
  after(() => web.close())

  it('has 13 papers of one country, two groups of seven and four', () => {
    const groups = Map.groupBy(web.truth.scrapers, ({ group }) => group)
    assert.equal(groups.get(null)?.length, 13)
    assert.equal(groups.get('abc_au')?.length, 7)
    assert.equal(groups.get('rnz')?.length, 4)
    assert.equal(Object.keys(web.address.sites).length, 15)
    assert.ok(web.truth.scrapers.every(({ status, trouble }) => status === 'success' && trouble === null))
  })

  it('serves a whole page for every record: its title and its text, in the charset that the page names', async () => {
    const sizes: number[] = []
    for (const scraper of web.truth.scrapers) {
      assert.ok(scraper.records.length >= 7, scraper.source)
      for (const record of scraper.records) {
        const { bytes, text } = await page(record.url)
        sizes.push(bytes)
        const missing = [record.title, ...sentences(record)].filter((part) => !text.includes(squeezed(part)))
        // What the API itself holds has no page of its own that anybody would read.
        if (scraper.source !== 'fiji_sun') assert.deepEqual(missing, [], record.url)
      }
    }
    assert.ok(
      Math.min(...sizes) >= 35_000 && Math.max(...sizes) <= 56_000,
      `${Math.min(...sizes)}-${Math.max(...sizes)}`,
    )
    const mean = sizes.reduce((a, b) => a + b) / sizes.length
    assert.ok(mean > 43_000 && mean < 47_000, String(mean))
  })

  it('has no record twice, none without a title, a date and a text', () => {
    for (const { source, records } of web.truth.scrapers) {
      assert.equal(new Set(records.map(({ url }) => url)).size, records.length, source)
      assert.equal(new Set(records.map(({ title }) => title)).size, records.length, source)
      for (const record of records) {
        assert.match(record.date ?? '', /^2025-(08|09|10|11)-\d\d$/)
        assert.ok((record.body ?? '').length > 200 && record.title.length > 5, record.url)
      }
    }
  })

  const ends = [
    { site: 'sibc', path: '/?s=&paged=99', status: 404 },
    { site: 'fiji-times', path: '/news/page/99', status: 200 },
    { site: 'matangi', path: '/topic/all?page=99', status: 302 },
    { site: 'solomon-star', path: '/category/national/page/99/', status: 200, like: '/category/national/page/3/' },
    { site: 'post-courier', path: '/archive/2025/01/01/', status: 200 },
    { site: 'samoa-observer', path: '/stories/page/99.json', status: 200 },
    { site: 'abc-au', path: '/nowhere', status: 404 },
  ]
  for (const { site, path, status, like } of ends) {
    it(`answers ${status} at ${site}${path}, behind its last page`, async () => {
      const response = await fetch(web.address.sites[site] + path, { redirect: 'manual' })
      assert.equal(response.status, status)
      const text = await response.text()
      if (like === undefined)
        assert.ok(web.truth.scrapers.every(({ records }) => records.every(({ url }) => !names(text, url))))
      else assert.equal(text, await (await fetch(web.address.sites[site] + like)).text())
    })
  }

  it('redirects some of the links that its listings name', async () => {
    const moved = web.truth.scrapers.flatMap(({ records }) => records).filter(({ url }) => /\/go\/|\?p=/.test(url))
    assert.ok(moved.length >= 6)
    for (const { url } of moved) assert.equal((await fetch(url, { redirect: 'manual' })).status, 301)
  })

  it('answers 304 to whoever has the page already, and compresses for whoever can read it', async () => {
    const url = web.truth.scrapers[0]!.records[0]!.url
    const first = await fetch(url)
    assert.equal(first.headers.get('content-encoding'), 'gzip')
    assert.ok(Date.parse(first.headers.get('last-modified') ?? '') > 0)
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    assert.equal(again.status, 304)
    const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    assert.equal(plain.headers.get('content-encoding'), null)
    assert.equal(await plain.text(), await first.text())
  })
})

describe('the simulated web and its seed', () => {
  it('is the same web for the same seed, another one for another', async () => {
    const truths: string[] = []
    for (const seed of ['a', 'a', 'b']) {
      const web = await startDemoWeb({ seed, latency: LATENCY })
      let text = JSON.stringify(web.truth)
      for (const [site, origin] of Object.entries(web.address.sites)) text = text.replaceAll(`${origin}/`, `${site}/`)
      truths.push(text)
      await web.close()
    }
    assert.equal(truths[0], truths[1])
    assert.notEqual(truths[0], truths[2])
  })

  it('holds back late news until it is published', async () => {
    const web = await startDemoWeb({ calm: true, late: 2, latency: LATENCY })
    const known = new Set(web.truth.scrapers.flatMap(({ records }) => records.map(({ url }) => url)))
    const listing = `${web.address.sites['sibc']}/?s=&paged=1`
    const early = await (await fetch(listing)).text()
    const { scrapers } = web.publish()
    const late = await (await fetch(listing)).text()
    await web.close()
    for (const { source, records } of scrapers) {
      const fresh = records.filter((record) => record.fresh)
      assert.equal(fresh.length, ['post_courier', 'nationthailand'].includes(source) ? 0 : 2, source)
      assert.ok(records.every((record) => record.fresh !== known.has(record.url)))
      if (source !== 'sibc') continue
      assert.ok(fresh.every(({ url }) => names(late, url) && !names(early, url)))
    }
  })

  it('grows by articles and by copies', async () => {
    const web = await startDemoWeb({ calm: true, scale: 2, copies: 2, latency: LATENCY })
    await web.close()
    assert.equal(web.truth.scrapers.length, 48)
    const sibc = web.truth.scrapers.filter(({ source }) => source.startsWith('sibc'))
    assert.deepEqual(
      sibc.map(({ source, records }) => [source, records.length]),
      [
        ['sibc', 52],
        ['sibc_2', 52],
      ],
    )
  })
})

async function page(url: string): Promise<{ bytes: number; text: string }> {
  const response = await fetch(url)
  assert.equal(response.status, 200, url)
  const body = Buffer.from(await response.arrayBuffer())
  const charset = /charset="?([\w-]+)/.exec(body.toString('latin1'))?.[1] ?? ''
  const document = parseDocument(iconv.decode(body, charset))
  return { bytes: body.length, text: squeezed(DomUtils.textContent(document)) }
}

function sentences({ body }: RecordTruth): string[] {
  return (body ?? '').split(/(?<=[.。])\s+/)
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function names(text: string, url: string): boolean {
  const { pathname, search } = new URL(url)
  return text.includes(`"${pathname}${search}"`) || text.includes(`"${url}"`)
}
