import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOwnPage } from '../../../src/extract/directory/read-own-page.ts'
import type { DirectoryRow } from '../../../src/extract/directory/directory-row.ts'
import { proposals } from '../../../src/extract/directory/extractors.ts'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'

function read(text: string, country: string | null = 'US'): { extractor: string | undefined; rows: DirectoryRow[] } {
  const { elements } = parseFast(/^\s*[[{]/.test(text) ? '' : text)
  const [best] = proposals(text, elements, { base: 'https://site.example/list', country, elements })
  return { extractor: best?.extractor, rows: best?.rows().map(({ row }) => row) ?? [] }
}

const names = ({ rows }: ReturnType<typeof read>): (string | null)[] => rows.map(({ name }) => name)

test('a day above a group is the day of its rows, and a pager is no row', () => {
  const table = `<table><tr><td colspan="3"><b>Opinions of March 4, 2024</b></td></tr>
    <tr><td>24-118</td><td><a href="/a.pdf">Oakes v. Pruitt</a></td><td>Affirmed</td></tr>
    <tr><td>24-090</td><td><a href="/b.pdf">In re Vance</a></td><td>Reversed</td></tr>
    <tr><td colspan="3"><b>Opinions of February 26, 2024</b></td></tr>
    <tr><td>23-771</td><td><a href="/c.pdf">Sutter v. Lomax</a></td><td>Affirmed</td></tr>
    <tr><td>1</td><td><a href="javascript:__doPostBack('g','2')">2</a></td><td></td></tr></table>`
  const found = read(table, null)
  assert.deepEqual(
    found.rows.map(({ name, number, date, url }) => [name, number, date, url]),
    [
      ['Oakes v. Pruitt', '24-118', 'Opinions of March 4, 2024', 'https://site.example/a.pdf'],
      ['In re Vance', '24-090', 'Opinions of March 4, 2024', 'https://site.example/b.pdf'],
      ['Sutter v. Lomax', '23-771', 'Opinions of February 26, 2024', 'https://site.example/c.pdf'],
    ],
  )
})

test('navigation, a sidebar and a footer are not the records', () => {
  const item = (n: number): string => `<li><a href="/b/${n}">Branch ${n}</a> ${n}0 Mill Road, Dalton, GA 30720</li>`
  const menu = Array.from({ length: 30 }, (_, n) => `<li><a href="/m${n}">Menu entry ${n}</a></li>`).join('')
  const page = `<nav><ul>${menu}</ul></nav><main><ul>${item(1)}${item(2)}${item(3)}</ul></main><footer><ul>${menu}</ul></footer>`
  assert.deepEqual(names(read(page)), ['Branch 1', 'Branch 2', 'Branch 3'])
})

test('markers of a map with popups, and rows of names and coordinates', () => {
  const popups = [1, 2, 3].map(
    (n) =>
      `L.marker([33.${n}, -84.${n}]).bindPopup("<b>Depot ${n}</b><br>${n}0 Mill Road<br>Dalton, GA 30720").addTo(map);`,
  )
  const found = read(`<div id="map"></div><script>var map = L.map('map'); ${popups.join('\n')}</script>`)
  assert.deepEqual(names(found), ['Depot 1', 'Depot 2', 'Depot 3'])
  assert.deepEqual([found.extractor, found.rows[0]?.postcode, found.rows[0]?.street], ['map', '30720', '10 Mill Road'])
  const lists = read(
    `<script>var beaches = [['North pier', 33.8, -151.2, 4], ['South pier', 33.9, -151.3, 5],];</script>`,
    null,
  )
  assert.deepEqual(
    lists.rows.map(({ name, latitude, longitude }) => [name, latitude, longitude]),
    [
      ['North pier', 33.8, -151.2],
      ['South pier', 33.9, -151.3],
    ],
  )
})

test('a link that a column calls a web site is one, also on the same host', () => {
  const row = (n: number): string =>
    `<tr><td>House ${n}</td><td>${n}0 Mill Road, Dalton, GA 30720</td><td><a href="/sites/${n}/">visit</a></td></tr>`
  const { rows } = read(`<table><tr><th>Name</th><th>Address</th><th>Website</th></tr>${row(1)}${row(2)}</table>`)
  assert.deepEqual(
    rows.map(({ web, url }) => [web, url]),
    [
      ['https://site.example/sites/1/', null],
      ['https://site.example/sites/2/', null],
    ],
  )
})

test('a number before a word is no street, and a court of law is none either', () => {
  const standing = (n: number, team: string): string =>
    `<tr><td>${n} ${team}</td><td><a href="/teams/${n}">${team}</a></td><td>${60 - n}</td></tr>`
  const table = `<table><tr><th>Place</th><th>Team</th><th>Points</th></tr>${standing(1, 'Harbour Gulls')}${standing(2, 'Mill Rovers')}${standing(3, 'Quay United')}</table>`
  assert.deepEqual(
    read(table).rows.map(({ street, city }) => [street, city]),
    [1, 2, 3].map(() => [null, null]),
  )
  const opinion = (n: number): string =>
    `<li><a href="/o/${n}.pdf">Gantry v. Farrow ${n}</a>, ${n} Court of Appeals, decided March ${n}, 2024</li>`
  assert.ok(read(`<ul>${[1, 2, 3].map(opinion).join('')}</ul>`).rows.every(({ street }) => street === null))
  const place = (n: number): string => `<li><b>Depot ${n}</b><br>${n} Mill Court<br>Dalton, GA 30720</li>`
  assert.deepEqual(
    read(`<ul>${[1, 2, 3].map(place).join('')}</ul>`).rows.map(({ street }) => street),
    ['1 Mill Court', '2 Mill Court', '3 Mill Court'],
  )
})

test('settings and menus in scripts are no records beside what readers see, and data of a bare frame are', () => {
  const listed = Array.from(
    { length: 8 },
    (_, n) => `<li class="course"><a href="/c/${n}">Knots and nets, part ${n}</a> An evening in the boat house.</li>`,
  )
  const page = `<main><h1>Courses of the harbour</h1><p>${'All of them are free, and nobody has to bring a boat. '.repeat(12)}</p><ul>${listed.join('')}</ul></main>`
  const actions = JSON.stringify(
    Array.from({ length: 40 }, (_, n) => ({ name: `getBasketByToken${n}`, url: `/api/${n}`, phone: '1' })),
  )
  const found = read(`${page}<script>var actions = ${actions};</script>`)
  assert.deepEqual([found.extractor === 'finder', found.rows.length], [false, 8])
  const offices = JSON.stringify([1, 2, 3].map((n) => ({ name: `Office ${n}`, city: 'Dalton', phone: '1', opened: 3 })))
  const built = read(`<div id="root"></div><script>var offices = ${offices};</script>`)
  assert.deepEqual(
    built.rows.map(({ name, city, phone, date }) => [name, city, phone, date]),
    [1, 2, 3].map((n) => [`Office ${n}`, 'Dalton', null, null]),
  )
})

const OWN_PAGES: [what: string, html: string, expected: Partial<DirectoryRow>][] = [
  ['a year of rights', '<footer>© 2026 Harbour Trust. All rights reserved.</footer>', {}],
  ['a sentence with a road in it', '<p>Our 2 Week Road Trip begins at 9 on the road to Dalton.</p>', {}],
  [
    'prices, days and years',
    '<p>29.95</p><p>09-12-2021</p><p>12/17/2025</p><p>1850-1899</p><p>$149 billion by 2032</p>',
    {},
  ],
  ['people who look at things', '<p>They look at scale. Early birds are guided at checkout. Add a note.</p>', {}],
  [
    'choices of a form',
    '<label>State</label><select><option>Select a state</option><option>Alabama; Alaska</option></select>',
    {},
  ],
  ['counts before words', '<p>7672 Reviews</p><p>5760 Cores</p>', {}],
  [
    'words behind the code',
    '<p>3390 Cruz Blvd, Santa Clara, CA 95054 - Online: request a visit</p>',
    { street: '3390 Cruz Blvd', city: 'Santa Clara', state: 'CA', postcode: '95054' },
  ],
  [
    'the whole name of a state',
    '<p>11800 Sunrise Valley Drive<br>Reston, Virginia 20191</p>',
    { street: '11800 Sunrise Valley Drive', city: 'Reston', postcode: '20191' },
  ],
  ['an address in words', '<p>E-mail: info at parish.example</p>', { email: 'info@parish.example' }],
  [
    'a name before the street',
    '<p>Harbour Health Trust Inc. 1600 Landmark Drive, Cottage Grove, WI 53527</p>',
    { street: '1600 Landmark Drive', city: 'Cottage Grove', postcode: '53527' },
  ],
  [
    'a street two lines above the town',
    "<p>1 rue de Menin<br>Parc de l'innovation<br>59250 Halluin</p>",
    { street: "1 rue de Menin, Parc de l'innovation", city: 'Halluin', postcode: '59250' },
  ],
  [
    'what a label calls a place, and is none',
    '<dl><dt>Location</dt><dd>flex-grow</dd><dt>State</dt><dd>Verified and shown to all buyers</dd></dl>',
    {},
  ],
  ['a term and its year', '<p>Spring 2026</p><p>06/2015</p><p>via harbour mail 1 year ago</p>', {}],
  ['brackets', '<p>office [at] parish [dot] example</p>', { email: 'office@parish.example' }],
  ['a street alone', '<p>12 Oak Street, Suite 4</p>', { street: '12 Oak Street, Suite 4' }],
]
for (const [what, html, expected] of OWN_PAGES) {
  test(`the own page of a record: ${what}`, () => {
    const row = readOwnPage(`<main>${html}</main>`, { base: 'https://site.example/', country: null })
    const { street, city, postcode, phone, email } = row
    const none = { street: null, city: null, postcode: null, phone: null, email: null }
    const { state = row.state, ...wanted } = expected
    assert.deepEqual({ street, city, postcode, phone, email }, { ...none, ...wanted })
    assert.equal(row.state, state)
  })
}

test('a price is no file number, nor is a count', () => {
  const card = (n: number): string =>
    `<div class="card"><h3><a href="/sofas/${n}">Sofa ${n}</a></h3><span>$</span><span>${n}99</span></div>`
  assert.ok(read(`<div>${[1, 2, 3, 4].map(card).join('')}</div>`).rows.every(({ number }) => number === null))
  const answer = JSON.stringify(
    [1, 2, 3].map((n) => ({ name: `Shop ${n}`, city: 'Dalton', numberOfReviews: n * 100, docket_number: `D-${n}` })),
  )
  assert.deepEqual(
    read(answer).rows.map(({ number }) => number),
    ['D-1', 'D-2', 'D-3'],
  )
})

test('labels in several languages', () => {
  const entry = (name: string, parts: string): string => `<div class="eintrag"><h3>${name}</h3><p>${parts}</p></div>`
  const german = read(
    entry('Pfarrei A', 'Lindenweg 4<br>34117 Kassel<br>Tel.: 0561 123456<br>Pfarrer: Otto Hollis') +
      entry('Pfarrei B', 'Schulstraße 12<br>99084 Erfurt<br>Tel.: 0361 654321<br>Pfarrer: Hugo Oakes'),
    'DE',
  )
  assert.deepEqual(
    german.rows.map(({ street, city, phone, staff }) => [street, city, phone, staff[0]?.name]),
    [
      ['Lindenweg 4', 'Kassel', '0561 123456', 'Otto Hollis'],
      ['Schulstraße 12', 'Erfurt', '0361 654321', 'Hugo Oakes'],
    ],
  )
  const spanish = read(
    entry('Colegio A', 'Dirección: Calle Mayor, 12, 45001 Toledo<br>Teléfono: 925 123 456') +
      entry('Colegio B', 'Dirección: Calle Nueva, 3, 09001 Burgos<br>Teléfono: 947 123 456'),
    'ES',
  )
  assert.deepEqual(
    spanish.rows.map(({ city, postcode, phone }) => [city, postcode, phone]),
    [
      ['Toledo', '45001', '925 123 456'],
      ['Burgos', '09001', '947 123 456'],
    ],
  )
})

test('bad pages give no rows, and take no time to speak of', () => {
  const pages = {
    nested: `${'<table><tr><td>'.repeat(400)}x${'</td></tr></table>'.repeat(400)}`,
    spans: `<table>${'<tr><td colspan="1000" rowspan="1000">x</td><td>y</td></tr>'.repeat(300)}</table>`,
    deep: `${'<div>'.repeat(4000)}a${'</div>'.repeat(4000)}`,
    brackets: `<script>${'=['.repeat(200_000)}</script>`,
    literals: `<script>${'x=[{a:1,b:['.repeat(50_000)}</script>`,
    words: `<p>${'a'.repeat(500_000)}</p><p>${'1-'.repeat(200_000)}</p>`,
    unknown: `<main>${'<p>ཀ་ཁ་ག་ང་</p>'.repeat(300)}</main>`,
  }
  for (const [name, html] of Object.entries(pages)) {
    const { rows } = read(html)
    assert.ok(
      rows.every(({ street, phone, email, date, number }) =>
        [street, phone, email, date, number].every((part) => part === null),
      ),
      name,
    )
  }
})

test('a table of 10,000 rows and a map of megabytes are read whole', () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, n) => `<tr><td>House ${n}</td><td>${n + 1} Oak Street, Dalton, GA 30720</td></tr>`,
  )
  assert.equal(read(`<table>${rows.join('')}</table>`).rows.length, 10_000)
  const places = Array.from(
    { length: 5_000 },
    (_, n) => `{name:'Place ${n}',lat:33.5,lng:-84.25,address:'${n} Oak Street, Dalton, GA 30720'}`,
  )
  assert.equal(read(`<script>var places = [${places.join(',')}]</script>`).rows.length, 5_000)
})
