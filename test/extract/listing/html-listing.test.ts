import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from '../../../src/config/source.ts'
import { extractorFor } from '../extractor-for.ts'
import type { ListingPage } from '../../../src/extract/extractor.ts'
import { articleSource, selecting } from '../article-source.ts'

type Thumbnail = Partial<Source['selectors']['thumbnail']>

async function list(html: string, thumbnail: Thumbnail = {}, patch: Partial<Source> = {}): Promise<ListingPage> {
  const extractor = await extractorFor(articleSource({ selectors: selecting(thumbnail, {}), ...patch }))
  return extractor.listing(html, 'https://www.gazette.example/news/page/2')
}

const urls = (page: ListingPage): string[] => page.entries.map((entry) => entry.url)

test('an entry for every container, with what it says about the article', async () => {
  const page = await list(`
    <div class="card"><h2><a href="/a">Rain  in <b>spring</b></a></h2><span class="date"> 3 March 2026 </span></div>
    <div class="card"><h2><a href="https://other.example/b?x=1&amp;y=2">Sun</a></h2><time class="date" datetime="2026-03-04"></time></div>
    <div class="card"><h2><a href="c"><img src="c.jpg"></a></h2></div>
    <div class="other"><h2><a href="/d">No card</a></h2></div>`)
  assert.deepEqual(page, {
    containers: 3,
    entries: [
      { url: 'https://www.gazette.example/a', title: 'Rain in spring', date: '3 March 2026', record: null },
      { url: 'https://other.example/b?x=1&y=2', title: 'Sun', date: '2026-03-04', record: null },
      { url: 'https://www.gazette.example/news/page/c', title: null, date: null, record: null },
    ],
    dropped: {},
    total: null,
  })
})

test('what links nowhere that can be fetched is skipped and counted', async () => {
  const links = [
    'javascript:void(0)',
    'mailto:news@gazette.example',
    '#top',
    'data:text/html,x',
    'ftp://x.example/a',
    'http://',
  ]
  const cards = links.map((href) => `<div class="card"><h2><a href="${href}">x</a></h2></div>`).join('')
  const page = await list(
    `${cards}<div class="card"><h2>no link</h2></div><div class="card"><h2><a href="">x</a></h2></div>`,
  )
  assert.equal(page.containers, 8)
  assert.deepEqual(page.entries, [])
  assert.deepEqual(page.dropped, { not_http: 6, no_url: 2 })
})

test('links are joined with the base of the page where it names one', async () => {
  const card = '<div class="card"><h2><a href="a">x</a></h2></div>'
  assert.deepEqual(urls(await list(`<base href="/archive/">${card}`)), ['https://www.gazette.example/archive/a'])
  assert.deepEqual(urls(await list(`<base href="http://[bad">${card}`)), ['https://www.gazette.example/news/page/a'])
  assert.deepEqual(urls(await list(`<base target="_top">${card}`)), ['https://www.gazette.example/news/page/a'])
})

test('a container that is the link itself', async () => {
  const page = await list('<a class="card" href="/a"><h2>Rain</h2></a>', { title: ['h2'], url: ['a::attr(href)'] })
  assert.deepEqual(page.entries, [{ url: 'https://www.gazette.example/a', title: 'Rain', date: null, record: null }])
})

test('a class attribute written as a selector is found where the CSS finds nothing', async () => {
  const thumbnail = { container: ['.card wide'] }
  const exact = '<div class="card wide"><h2><a href="/a">x</a></h2></div>'
  const other = '<div class="wide card"><h2><a href="/b">x</a></h2></div>'
  const nested = '<div class="card"><wide><h2><a href="/c">x</a></h2></wide></div>'
  assert.deepEqual(urls(await list(exact + other, thumbnail)), ['https://www.gazette.example/a'])
  assert.deepEqual(urls(await list(exact + nested, thumbnail)), ['https://www.gazette.example/c'])
})

test('containers and fields have fallbacks', async () => {
  const html = '<li class="item"><h3><a data-href="/a">Rain</a></h3></li>'
  const page = await list(html, { container: ['.card', '.item'], title: ['h2', 'h3'], url: ['h2 a', 'h3 a'] })
  assert.deepEqual(page.entries, [{ url: 'https://www.gazette.example/a', title: 'Rain', date: null, record: null }])
})

test('an empty page is not one whose entries were skipped', async () => {
  assert.equal((await list('<p>Nothing here yet</p>')).containers, 0)
  assert.equal((await list('')).containers, 0)
})

test('the address is cleaned as the config says', async () => {
  const html = '<div class="card"><h2><a href=" /a ">x</a></h2></div>'
  assert.deepEqual(urls(await list(html, {}, { cleaning: { url: ['clean_url'] } })), ['https://www.gazette.example/a'])
})

test('a date given from now is pinned to its day, since its article may be read much later', async () => {
  const extractor = await extractorFor(articleSource(), () => new Date('2026-11-21T12:00:00Z'))
  const card = (date: string): string =>
    `<div class="card"><h2><a href="/a">x</a></h2><i class="date">${date}</i></div>`
  const url = 'https://gazette.example/'
  const [first, second] = extractor.listing(card('2 days ago') + card('5 March 2026'), url).entries
  assert.equal(first?.date, '2 days ago (2026-11-19)')
  assert.equal(second?.date, '5 March 2026')
  const later = await extractorFor(articleSource(), () => new Date('2026-11-30T12:00:00Z'))
  const read = later.detail('<div class="story"><p>Rain</p></div>', url, first)
  assert.equal(read.kind === 'record' && read.record.date, '2026-11-19')
})

test('a page with very many links gives all of them, one with more than that says that it was cut', async () => {
  const cards = (count: number): string =>
    Array.from({ length: count }, (_, i) => `<p class=card><a href=/${i}></a>`).join('')
  const whole = await list(cards(100_000), { url: ['a'] })
  assert.equal(whole.entries.length, 100_000)
  assert.deepEqual(whole.dropped, {})
  const cut = await list(cards(200_000), { url: ['a'] })
  assert.ok(cut.entries.length >= 100_000)
  assert.equal(cut.dropped['too_many_elements'], 1)
})
