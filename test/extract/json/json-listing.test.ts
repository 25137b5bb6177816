import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiListing } from '../../../src/config/listings/api.ts'
import type { Source } from '../../../src/config/source.ts'
import { extractorFor } from '../extractor-for.ts'
import type { ListingPage } from '../../../src/extract/extractor.ts'
import { readPath } from '../../../src/extract/json/json-path.ts'
import { constructUrl } from '../../../src/extract/json/construct-url.ts'
import type { JsonValue } from '../../../src/vocabulary/record.ts'
import { articleSource } from '../article-source.ts'

const API: ApiListing = {
  type: 'api',
  url_template: ['https://api.gazette.example/list?offset={offset}&size={size}'],
  pagination_type: 'offset',
  offset_start: 0,
  offset_step: 10,
  page_start: 1,
  page_step: 1,
  json_paths: { collection: 'data.items', total: 'data.paging.total', title: 'title', url: 'link', date: 'published' },
  url_construction_template: null,
  exclude: [],
}

async function read(
  json: unknown,
  listing: Partial<ApiListing> = {},
  patch: Partial<Source> = {},
): Promise<ListingPage> {
  const extractor = await extractorFor(articleSource({ listing: { ...API, ...listing }, ...patch }))
  return extractor.api(json, 'https://api.gazette.example/list')
}

const PATHS: [path: string, value: JsonValue][] = [
  ['a', 1],
  ['b.c', 'x'],
  ['list.0.n', 1],
  ['list.2.n', 3],
  ['list.9.n', null],
  ['list.n', [1, 2, 3]],
  ['one.n', 7],
  ['nested.items.text', ['p', 'q', 'r']],
  ['a.b.c', null],
  ['empty', null],
  ['nothing', null],
  ['no', false],
  ['zero', 0],
  ['constructor', null],
  ['__proto__', null],
]

test('a path goes through objects by key, and through lists by number or by asking every element', () => {
  const json: JsonValue = {
    a: 1,
    b: { c: 'x' },
    list: [{ n: 1 }, { n: 2 }, { n: 3 }],
    one: [{ n: 7 }],
    nested: [{ items: [{ text: 'p' }, { text: 'q' }] }, { other: 1 }, { items: [{ text: 'r' }] }],
    nothing: null,
    no: false,
    zero: 0,
  }
  for (const [path, value] of PATHS) assert.deepEqual(readPath(json, path), value, path)
})

test('lists nested without end are no reason to fall', () => {
  let json: JsonValue = { n: 1 }
  for (let i = 0; i < 50_000; i++) json = [json]
  assert.equal(readPath(json, 'n'), null)
  assert.equal(readPath([[[{ n: 1 }]]], 'n'), 1)
})

test('entries, total and containers of a page', async () => {
  const page = await read({
    data: {
      paging: { total: '42' },
      items: [
        { title: 'Fish &amp; <i>chips</i>', link: '/news/1', published: '2026-03-04T10:00:00Z' },
        { title: 'No link', published: null },
        { title: null, link: 'https://other.example/2', published: 1772582400 },
        { title: 'Script', link: 'javascript:void(0)' },
      ],
    },
  })
  assert.deepEqual(page, {
    containers: 4,
    entries: [
      { url: 'https://gazette.example/news/1', title: 'Fish & chips', date: '2026-03-04T10:00:00Z', record: null },
      { url: 'https://other.example/2', title: null, date: '1772582400', record: null },
    ],
    dropped: { no_url: 1, not_http: 1 },
    total: 42,
  })
})

const SHAPES: [what: string, json: unknown, containers: number][] = [
  ['the answer is the list', [{ link: '/1' }, { link: '/2' }], 2],
  ['one record instead of a list', { data: { items: { link: '/1' } } }, 1],
  ['an empty list', { data: { items: [] } }, 0],
  ['an error document', { error: 'no such page' }, 0],
  ['texts instead of records', { data: { items: ['a', 'b', null] } }, 0],
  ['no object at all', 'oops', 0],
  ['nothing', null, 0],
]
for (const [what, json, containers] of SHAPES) {
  test(`${what}: ${containers} containers`, async () => {
    const page = await read(json)
    assert.equal(page.containers, containers)
    assert.equal(page.entries.length, containers)
    assert.equal(page.total, null)
  })
}

test('an address is built from the fields of a record, percent-encoded', async () => {
  const json = [
    { id: 'rain in spring' },
    { id: 7 },
    { id: null },
    { id: 'a/b?c#d' },
    { id: 'caf%C3%A9' },
    { id: 'café' },
  ]
  const page = await read(json, {
    json_paths: { id: 'id' },
    url_construction_template: 'https://gazette.example/news/{id}',
  })
  assert.deepEqual(
    page.entries.map((entry) => entry.url),
    ['rain%20in%20spring', '7', 'a/b%3Fc%23d', 'caf%C3%A9', 'caf%C3%A9'].map(
      (id) => `https://gazette.example/news/${id}`,
    ),
  )
  assert.deepEqual(page.dropped, { no_url: 1 })
  assert.equal(constructUrl('/{year}/{id}', { year: 2026 }), null)
  assert.equal(constructUrl('/{lone}', { lone: '\ud800' }), '/%EF%BF%BD')
})

test('exclude: all pairs of one alternative, compared strictly', async () => {
  const json = [
    { link: '/1', premium: true, kind: 'a' },
    { link: '/2', premium: 'true', kind: 'a' },
    { link: '/3', premium: false, kind: 'video' },
    { link: '/4', kind: 'video' },
    { link: '/5', kind: 7 },
    { link: '/6', kind: '7' },
  ]
  const page = await read(json, {
    json_paths: { url: 'link', premium: 'premium', kind: 'kind' },
    exclude: [{ premium: true }, { kind: 'video', premium: false }, { kind: 7 }],
  })
  assert.deepEqual(
    page.entries.map((entry) => new URL(entry.url).pathname),
    ['/2', '/4', '/6'],
  )
  assert.deepEqual(page.dropped, { exclude: 3 })
})

test('record_filter keeps what it is for', async () => {
  const json = [{ link: '/1', uri: 'cms://article/1' }, { link: '/2', uri: 'cms://video/2' }, { link: '/3' }]
  const page = await read(
    json,
    { json_paths: { url: 'link', contentUri: 'uri' } },
    { cleaning: { record_filter: ['filter_abc_au_articles'], url: ['clean_url'] } },
  )
  assert.equal(page.entries.length, 1)
  assert.deepEqual(page.dropped, { record_filter: 2 })
})

test('a listing that holds the articles makes records without asking for their pages', async () => {
  const listing: ApiListing = {
    ...API,
    json_paths: { url: 'link', title: 'title.text', date: 'date', body: 'content.parts.text', tags: 'tags.name' },
  }
  const source = articleSource({ listing, cleaning: { date: ['handle_mixed_dates'], body: ['join_body_list'] } })
  const extractor = await extractorFor(source)
  const page = extractor.api(
    [
      {
        link: '/1',
        title: { text: 'Rain' },
        date: 1772582400000,
        content: { parts: [{ text: '<p>It rained.</p>' }, { text: ' It&nbsp;stopped. ' }] },
        tags: [{ name: 'weather' }, { name: 'weather' }, { name: 'sea ' }],
      },
      { link: '/2', title: { text: 'Sun' }, content: { parts: [] } },
      { link: '/3', title: { text: '' }, content: { parts: { text: 'Body' } }, date: 'soon' },
    ],
    'https://api.gazette.example/list',
  )
  const [first, second, third] = page.entries
  assert.ok(first?.record)
  assert.equal(second?.record, null, 'a record without its body is looked up on its page')
  assert.deepEqual(extractor.listed({ ...first, record: first.record }), {
    kind: 'record',
    record: {
      title: 'Rain',
      date: '2026-03-04',
      date_raw: '1772582400000',
      body: 'It rained. It stopped.',
      tags: ['weather', 'sea'],
      authors: [],
      language: null,
      extra: {},
    },
  })
  assert.ok(third?.record)
  assert.deepEqual(extractor.listed({ ...third, record: third.record }), { kind: 'rejected', why: 'no title' })
})

test('a listing that holds every field of a record leaves nothing to look up', async () => {
  const source = articleSource({
    listing: { ...API, json_paths: { url: 'link', name: 'name', phone: 'tel', staff: 'staff' } },
    selectors: { ...articleSource().selectors, article: { title: [], body: [], date: [], tags: [], authors: [] } },
    fields: {
      name: { type: 'text', selector: [], required: true },
      phone: { type: 'phone', selector: [], required: true },
      staff: { type: 'number', selector: [], required: false },
    },
  })
  const extractor = await extractorFor(source)
  const page = extractor.api(
    [
      { link: '/1', name: 'Harbour Office', tel: 'call +677 555 12', staff: 12 },
      { link: '/2', name: 'Port', tel: 'none' },
    ],
    '',
  )
  const outcomes = page.entries.map((entry) =>
    entry.record ? extractor.listed({ ...entry, record: entry.record }) : null,
  )
  assert.deepEqual(outcomes, [
    {
      kind: 'record',
      record: {
        title: 'Harbour Office',
        date: null,
        date_raw: null,
        body: null,
        tags: [],
        authors: [],
        language: null,
        extra: { name: 'Harbour Office', phone: '+677 555 12', staff: 12 },
      },
    },
    { kind: 'rejected', why: 'no phone' },
  ])
})
