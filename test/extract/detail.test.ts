import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from '../../src/config/source.ts'
import { extractorFor } from './extractor-for.ts'
import type { Extraction } from '../../src/extract/extractor.ts'
import type { Draft, Entry } from '../../src/vocabulary/record.ts'
import { articleSource, selecting } from './article-source.ts'

const URL_OF_PAGE = 'https://gazette.example/news/7'
const ENTRY: Entry = { url: URL_OF_PAGE, title: 'Listed title', date: null, record: null }
const STORY = '<div class="story"><p>It rained.</p><p>It <b>stopped</b>.</p></div>'
const LINKED_DATA =
  '<script type="application/ld+json">{"@graph":[{"@type":"Org"},{"@type":"NewsArticle","datePublished":"2026-03-07T08:00:00+11:00"}]}</script>'

async function read(html: string, patch: Partial<Source> = {}, entry: Partial<Entry> = {}): Promise<Extraction> {
  const extractor = await extractorFor(articleSource(patch), () => new Date('2026-11-21T12:00:00Z'))
  return extractor.detail(html, URL_OF_PAGE, { ...ENTRY, ...entry })
}

async function keep(...args: Parameters<typeof read>): Promise<Draft> {
  const extraction = await read(...args)
  assert.ok(extraction.kind === 'record', JSON.stringify(extraction))
  return extraction.record
}

test('an article with all its parts', async () => {
  const html = `<html lang="en_nz"><h1>Rain</h1><p class="by"><a>Jo Writer</a> and <a>Al Writer</a> and <a> Jo  Writer </a></p>
    <time class="date" datetime="2026-03-04T10:00Z">5 March 2026</time>${STORY}
    <p class="tags"><a>weather</a><a>sea</a><a>weather</a><a> </a></p>`
  assert.deepEqual(await keep(html, { selectors: selecting({}, { title: ['h1'] }) }), {
    title: 'Rain',
    date: '2026-03-05',
    date_raw: '5 March 2026',
    body: 'It rained. It stopped.',
    tags: ['weather', 'sea'],
    authors: ['Jo Writer', 'Al Writer'],
    language: 'en-NZ',
    extra: {},
  })
})

const TITLES: [what: string, html: string, listed: string | null, title: string][] = [
  ['the configured one', '<h1 class="head">H1</h1><meta property="og:title" content="OG">', 'Listed', 'H1'],
  ['the listed one where the configured finds nothing', '<meta property="og:title" content="OG">', 'Listed', 'Listed'],
  [
    'og:title where nothing is listed',
    '<title>T</title><meta property="og:title" content=" OG  title ">',
    null,
    'OG title',
  ],
  ['an h1', '<title>T</title><div><h1> </h1><h1>Later</h1></div>', null, 'Later'],
  ['the title of the window', '<head><title>Rain | The Islander</title></head>', '', 'Rain | The Islander'],
]
for (const [what, html, listed, title] of TITLES) {
  test(`the title is ${what}`, async () => {
    const record = await keep(html + STORY, { selectors: selecting({}, { title: ['.head'] }) }, { title: listed })
    assert.equal(record.title, title)
  })
}

const DATES: [what: string, html: string, listed: string | null, date: string | null, raw: string | null][] = [
  ['the listed one first', '<i class="date">5 March 2026</i>', '4 March 2026', '2026-03-04', '4 March 2026'],
  [
    'the page where the listed one cannot be read',
    '<i class="date">5 March 2026</i>',
    'Breaking',
    '2026-03-05',
    '5 March 2026',
  ],
  [
    'the next match that can be read',
    '<i class="date">Share</i><i class="date">5 March 2026</i>',
    null,
    '2026-03-05',
    '5 March 2026',
  ],
  [
    'JSON-LD where no text can be read',
    `<i class="date">Share</i>${LINKED_DATA}`,
    'Breaking',
    '2026-03-07',
    '2026-03-07T08:00:00+11:00',
  ],
  [
    'a meta element',
    '<meta property="article:published_time" content="2026-03-08T09:00:00Z">',
    null,
    '2026-03-08',
    '2026-03-08T09:00:00Z',
  ],
  ['a time element', '<time datetime="2026-03-09">Monday</time>', null, '2026-03-09', '2026-03-09'],
  [
    'the marked one of several',
    '<time datetime="2026-03-01"></time><time itemprop="datePublished" datetime="2026-03-09"></time>',
    null,
    '2026-03-09',
    '2026-03-09',
  ],
  ['none, with the text kept', '<i class="date">13/13/2026</i>', null, null, '13/13/2026'],
  ['none', '<script type="application/ld+json">{"datePublished": broken</script>', null, null, null],
  ['a relative one', '<i class="date">2 days ago</i>', null, '2026-11-19', '2 days ago'],
]
for (const [what, html, listed, date, raw] of DATES) {
  test(`the date is ${what}`, async () => {
    const record = await keep(html + STORY, {}, { date: listed })
    assert.deepEqual([record.date, record.date_raw], [date, raw])
  })
}

test('a fallback for the date is asked where the text of the first cannot be read', async () => {
  const html = `<i class="share">Share</i><i class="date">5 March 2026</i>${STORY}`
  const record = await keep(html, { selectors: selecting({}, { date: ['.share', '.date'] }) })
  assert.deepEqual([record.date, record.date_raw], ['2026-03-05', '5 March 2026'])
})

test('an unreadable first match hides no date, in fields either, and those may be old', async () => {
  const html = `<i class="when">soon</i><i class="when">4 March 1877</i>${STORY}`
  const fields: Source['fields'] = { founded: { type: 'date', selector: ['.when'], required: false } }
  assert.equal((await keep(html, { fields })).extra['founded'], '1877-03-04')
})

test('a title that the page escaped twice is decoded once more, and loses the name of the site', async () => {
  const og = '<meta property="og:title" content="Fiji&amp;#039;s port &amp;amp; more | Gazette">'
  assert.equal((await keep(`${og}${STORY}`, {}, { title: null })).title, "Fiji's port & more")
})

test('a configured date goes before what the page states', async () => {
  const record = await keep(`${LINKED_DATA}<i class="date">5 March 2026</i>${STORY}`)
  assert.equal(record.date, '2026-03-05')
})

test("the config's language settles which number is the month, the page's does not", async () => {
  const html = `<html lang="en-US"><i class="date">03/04/2026</i>${STORY}`
  assert.equal((await keep(html)).date, '2026-04-03')
  assert.equal((await keep(html, { language: 'en-US' })).date, '2026-03-04')
})

test("the page's language decides what a month is called", async () => {
  const record = await keep(`<html lang="pl"><i class="date">3 listopada 2025</i>${STORY}`)
  assert.equal(record.date, '2025-11-03')
})

test('a body whose matches lie inside one another is not repeated', async () => {
  const record = await keep(STORY, { selectors: selecting({}, { body: ['.story, .story p'] }) })
  assert.equal(record.body, 'It rained. It stopped.')
})

const REJECTED: [why: string, html: string, patch: Partial<Source>, title: string | null][] = [
  ['no title', STORY, {}, null],
  ['no title', `<title> </title>${STORY}`, {}, ' '],
  ['no body', '<h1>Rain</h1>', {}, 'Rain'],
  ['no body', '<div class="story"><p> </p><p><script>x()</script></p></div>', {}, 'Rain'],
  ['no body', STORY, { selectors: selecting({}, { body: [] }) }, 'Rain'],
  ['too many elements', STORY + '<p>x</p>'.repeat(200_000), {}, 'Rain'],
  ['no phone', STORY, { fields: { phone: { type: 'phone', selector: ['.tel'], required: true } } }, 'Rain'],
]
for (const [why, html, patch, title] of REJECTED) {
  test(`rejected, ${why}: ${html.slice(0, 60)}`, async () => {
    assert.deepEqual(await read(html, patch, { title }), { kind: 'rejected', why })
  })
}

test('records of another shape: fields, their types, a title of their own, no body', async () => {
  const html = `<html lang="de"><h2 class="n">Harbour Office</h2><p class="a">1 Quay St<br>Apia</p>
    <p class="c"><a href="tel:+685%2055%20512">call</a><a href="MailTo:port@gazette.example?subject=x">write</a></p>
    <a class="w" href="/port#map">web</a><i class="s">Staff: 1.234</i><i class="o">seit 3. August 1985</i>
    <ul><li>Ships</li><li>Boats</li><li>Ships</li></ul>`
  const field = (type: Source['fields'][string]['type'], selector: string): Source['fields'][string] => ({
    type,
    selector: [selector],
    required: false,
  })
  const record = await keep(
    html,
    {
      language: 'de',
      selectors: selecting({}, { body: [] }),
      fields: {
        name: field('text', '.n'),
        address: field('address', '.a'),
        phone: field('phone', '.c'),
        mail: field('email', '.c'),
        web: field('url', '.w'),
        staff: field('number', '.s'),
        opened: field('date', '.o'),
        goods: field('list', 'li'),
        fax: field('phone', '.fax'),
      },
      cleaning: { name: ['clean_title'] },
    },
    { title: 'Listed' },
  )
  assert.equal(record.title, 'Harbour Office')
  assert.equal(record.body, null)
  assert.deepEqual(record.extra, {
    name: 'Harbour Office',
    address: '1 Quay St Apia',
    phone: '+685 55 512',
    mail: 'port@gazette.example',
    web: 'https://gazette.example/port#map',
    staff: 1234,
    opened: '1985-08-03',
    goods: ['Ships', 'Boats'],
    fax: null,
  })
})

test('parser: html5 finds what browsers build, and the fast parser what is written', async () => {
  const html = '<table class="story"><tr><td><p>It rained.</p></td></tr></table>'
  const selectors = selecting({}, { body: ['table.story > tbody p'] })
  assert.equal((await keep(html, { selectors, parser: 'html5' })).body, 'It rained.')
  assert.deepEqual(await read(html, { selectors }), { kind: 'rejected', why: 'no body' })
})

test('a page of garbage is rejected, not thrown over', async () => {
  for (const html of [
    '',
    '\0\0',
    '<',
    '<<<>>>',
    '<p',
    '&'.repeat(10_000),
    '<div>'.repeat(20_000),
    '<a '.repeat(20_000),
  ]) {
    assert.equal((await read(html)).kind, 'rejected')
  }
})
