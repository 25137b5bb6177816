import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { DirectoryListing } from '../../../src/config/listings/directory.ts'
import type { Source } from '../../../src/config/source.ts'
import { exampleSource } from '../example-source.ts'
import { faults } from '../listing-table.ts'
import { workplace } from '../run-scraper.ts'
import { startNewsSite } from '../start-news-site.ts'
import type { NewsSite } from '../start-news-site.ts'

let site: NewsSite
before(async () => {
  site = await startNewsSite()
})
after(() => site.close())

const NONE = { title: [], body: [], date: [], tags: [], authors: [] }

const source = (patch: Partial<DirectoryListing> = {}, config: Partial<Source> = {}): Source =>
  exampleSource(site.origin, {
    country: 'us',
    listing: {
      type: 'directory',
      url_template: [`${site.origin}/list`],
      extractor: 'auto',
      follow: false,
      next_selector: ['a[rel~="next"]'],
      start_page: 1,
      step: 1,
      ...patch,
    },
    selectors: { thumbnail: { container: [], title: [], url: [], date: [] }, article: NONE },
    ...config,
  })

const place = (name: string, street: string, phone: string): string =>
  `<div class="parish"><h3>${name}</h3><p>${street}<br>Dalton, GA 30720</p><p>${phone}</p></div>`

const page = (...parts: string[]): string => `<html><body><main>${parts.join('')}</main></body></html>`

test('institutions of a page become records, and a second run says what changed', async (t) => {
  const at = workplace(t)
  const first = page(
    place('St. Brendan', '12 Oak Street', '(706) 278-3107'),
    place('St. Agnes', '400 Mill Road', '(706) 278-1001'),
    // Two places of one name.
    place('St. Agnes', '77 Lake Avenue', '(706) 278-1002'),
  )
  await site.set({ faults: faults({ '/list': first }) })
  const { result, log } = await at.run(source())
  assert.deepEqual([result.status, result.counts.records.new], ['success', 3], log)
  const [brendan, ...agnes] = await at.records()
  const { extra, title, url } = brendan!
  assert.equal(title, 'St. Brendan')
  assert.match(url, /\/list#st-brendan-[0-9a-f]{8}$/)
  assert.deepEqual(extra, {
    name: 'St. Brendan',
    street: '12 Oak Street',
    city: 'Dalton',
    state: 'GA',
    postcode: '30720',
    country: 'US',
    phone: '(706) 278-3107',
    email: null,
    web: null,
    latitude: null,
    longitude: null,
    staff: [],
    extractor: 'cards',
    quality: 85,
    quality_reasons: ['no e-mail, web site or page: -15'],
  })
  assert.deepEqual(agnes.map((record) => record.extra['street'] as string).toSorted(), [
    '400 Mill Road',
    '77 Lake Avenue',
  ])
  assert.match(log, /directory page.*cards/)

  const second = page(
    place('St. Brendan', '12 Oak Street', '(706) 278-9999'),
    place('St. Agnes', '400 Mill Road', '(706) 278-1001'),
    place('St. Agnes', '77 Lake Avenue', '(706) 278-1002'),
    place('St. Hilda', '5 Elm Street', '(706) 278-1003'),
  )
  await site.set({ faults: faults({ '/list': second }) })
  const again = await at.run(source())
  assert.deepEqual(again.result.counts.records, { found: 4, new: 1, updated: 1, unchanged: 2, rejected: 0 })

  await site.set({ faults: faults({ '/list': page('<p>We are moving to a new site.</p>') }) })
  const gone = await at.run(source())
  assert.deepEqual([gone.result.status, gone.result.reason], ['failed', 'no_entries'])
  assert.equal((await at.records()).length, 4)
})

test('a list of decisions: name, day, number and document; equal documents of two cases stay two records', async (t) => {
  const at = workplace(t)
  const row = (date: string, number: string, name: string, file: string): string =>
    `<tr><td>${date}</td><td>${number}</td><td><a href="/files/${file}.pdf">${name}</a></td></tr>`
  const table = `<table><tr><th>Filed</th><th>Docket No.</th><th>Case Name</th></tr>
    ${row('03/25/2024', 'A-24-101', 'Tolliver v. City of Fairmont', 'a')}
    ${row('03/11/2024', 'A-24-077', 'In re Estate of Lomax', 'b')}
    ${row('02/07/2024', 'A-23-940', 'State v. Gantry', 'c')}
    ${row('02/07/2024', 'A-23-941', 'State v. Gantry, Jr.', 'c')}</table>`
  await site.set({ faults: faults({ '/list': page(table) }) })
  const { result, log } = await at.run(source())
  assert.equal(result.status, 'success', log)
  const records = await at.records()
  assert.deepEqual(
    records.map(({ title, date, date_raw, extra }) => [title, date, date_raw, extra['number'], extra['extractor']]),
    [
      ['Tolliver v. City of Fairmont', '2024-03-25', '03/25/2024', 'A-24-101', 'table'],
      ['In re Estate of Lomax', '2024-03-11', '03/11/2024', 'A-24-077', 'table'],
      ['State v. Gantry', '2024-02-07', '02/07/2024', 'A-23-940', 'table'],
      ['State v. Gantry, Jr.', '2024-02-07', '02/07/2024', 'A-23-941', 'table'],
    ],
  )
  assert.deepEqual(
    records.map(({ url }) => url.replace(site.origin, '')),
    ['/files/a.pdf', '/files/b.pdf', '/files/c.pdf', '/list#c.pdf%20A-23-941-2'],
  )
})

test('pages that name the next one, numbered pages and one page for each letter', async (t) => {
  const two = (name: string, number: number): string =>
    place(`${name} North`, `${number} Oak Street`, `(706) 278-10${number}`) +
    place(`${name} South`, `${number} Elm Street`, `(706) 278-20${number}`)
  await site.set({
    faults: faults({
      '/list': page(two('Alder', 11), '<a rel="next" href="/list2">next</a>'),
      '/list2': page(two('Birch', 22)),
      '/p/1': page(two('Alder', 11)),
      '/p/2': page(two('Birch', 22)),
      '/az/A': page(two('Alder', 11)),
      '/az/B': page(two('Birch', 22)),
      '/az/C': page('<p>none</p>'),
    }),
  })
  for (const [path, asked] of [
    ['/list', ['/list', '/list2']],
    ['/p/{num}', ['/p/1', '/p/2', '/p/3']],
    ['/az/{letter}', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `/az/${letter}`)],
  ] as const) {
    await site.askedSince()
    const at = workplace(t)
    const { log } = await at.run(source({ url_template: [`${site.origin}${path}`] }))
    assert.deepEqual((await site.askedSince()).toSorted(), [...asked].toSorted(), log)
    assert.equal((await at.records()).length, 4, log)
  }
})

test('an answer of a finder, with a field that the config adds to rows of a page', async (t) => {
  const at = workplace(t)
  const answer = {
    hits: [1, 2, 3].map((n) => ({
      id: `s-${n}`,
      storeName: `Depot ${n}`,
      address: `${n} Dock Road`,
      city: 'Salina',
      zip: '67401',
      tel: `(785) 823-100${n}`,
      lat: `38.8${n}`,
      lng: -97.6,
    })),
  }
  await site.set({ faults: faults({ '/list': JSON.stringify(answer) }) })
  await at.run(source())
  const [first] = await at.records()
  assert.equal(first?.url, `${site.origin}/list#s-1`)
  assert.deepEqual(
    ['extractor', 'name', 'street', 'postcode', 'latitude'].map((key) => first?.extra[key]),
    ['finder', 'Depot 1', '1 Dock Road', '67401', 38.81],
  )

  const other = workplace(t)
  const row = (name: string, beds: number): string =>
    `<li><b>${name}</b>, 1 Oak Street, Dalton, GA 30720 <i class="beds">${beds} beds</i></li>`
  await site.set({
    faults: faults({
      '/list': page(`<ul>${row('Hostel One', 12)}${row('Hostel Two', 30)}${row('Hostel Six', 9)}</ul>`),
    }),
  })
  const fields: Source['fields'] = { beds: { type: 'number', selector: ['.beds'], required: true } }
  const { log } = await other.run(source({}, { fields }))
  assert.deepEqual(
    (await other.records()).map(({ extra }) => [extra['name'], extra['beds']]),
    [
      ['Hostel One', 12],
      ['Hostel Two', 30],
      ['Hostel Six', 9],
    ],
    log,
  )
})

test('the extractor that the config names is the only one that is used', async (t) => {
  const at = workplace(t)
  const table = `<table>${[1, 2, 3].map((n) => `<tr><td>Office ${n}</td><td>${n}00 Oak Street, Dalton, GA 30720</td></tr>`).join('')}</table>`
  await site.set({ faults: faults({ '/list': page(table) }) })
  assert.equal((await at.run(source({ extractor: 'map' }))).result.reason, 'no_entries')
  assert.equal((await at.run(source({ extractor: 'table' }))).result.counts.records.new, 3)
})

test('follow completes a row by its own page, and a page that is gone costs nothing', async (t) => {
  const at = workplace(t)
  const item = (n: number, name: string): string =>
    `<li><a href="/d/${n}">${name}</a> 1${n} Oak Street, Dalton, GA 30720</li>`
  const own = `<html><head><script type="application/ld+json">{"@type":"Church","name":"Hill Chapel","telephone":"(706) 278-3111"}</script></head>
    <body><nav><a href="mailto:web@site.example">x</a></nav><main><h1>Hill Chapel</h1><p>99 Other Road, Helena, MT 59601</p>
    <p>Pastor: Clara Farrow</p><p>office [at] hill.example</p><p>Website: <a href="https://hill.example/">hill.example</a></p></main></body></html>`
  await site.set({
    faults: faults({
      '/list': page(`<ul>${item(1, 'Hill Chapel')}${item(2, 'Dale Chapel')}${item(3, 'Mill Chapel')}</ul>`),
      '/d/1': own,
      '/d/2': '<main><p>Call (706) 278-3112</p></main>',
      '/d/3': { status: 404, body: 'gone' },
    }),
  })
  const { result, log } = await at.run(source({ follow: true }))
  assert.equal(result.counts.records.new, 3, log)
  const records = (await at.records()).toSorted((a, b) => (a.url < b.url ? -1 : 1))
  const of = (key: string): unknown[] => records.map(({ extra }) => extra[key])
  assert.deepEqual(of('name'), ['Hill Chapel', 'Dale Chapel', 'Mill Chapel'])
  assert.deepEqual(of('street'), ['11 Oak Street', '12 Oak Street', '13 Oak Street'])
  assert.deepEqual(of('phone'), ['(706) 278-3111', '(706) 278-3112', null])
  assert.deepEqual(of('email'), ['office@hill.example', null, null])
  assert.deepEqual(of('web'), ['https://hill.example/', null, null])
  assert.deepEqual(of('staff')[0], [{ name: 'Clara Farrow', role: 'Pastor' }])
  await site.askedSince()
  await at.run(source({ follow: true }))
  assert.deepEqual(await site.askedSince(), ['/list'])
})

test('a page that holds no records is a failure with a reason, and nothing is made of it', async (t) => {
  const nested = `${'<table><tr><td>'.repeat(300)}x${'</td></tr></table>'.repeat(300)}`
  for (const body of [nested, '<main><p>ཀ་ཁ་ག་ང་</p></main>', '{"error":"no such list"}']) {
    const at = workplace(t)
    await site.set({ faults: faults({ '/list': body }) })
    const { result, log } = await at.run(source())
    assert.deepEqual([result.status, result.reason, result.counts.records.new], ['failed', 'no_entries', 0], log)
    assert.match(result.detail, /1 listing page read and no entry found/)
  }
})
