import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiListing } from '../../../src/config/listings/api.ts'
import type { Source } from '../../../src/config/source.ts'
import { extractorFor } from '../extractor-for.ts'
import type { ListingPage } from '../../../src/extract/extractor.ts'
import { parseJson, withPlainNumbers } from '../../../src/extract/json/sent-json.ts'
import { valid } from '../../config/gazette.ts'

const API = `name: G
base_url: https://g.example
listing:
  type: api
  url_template: https://g.example/api?page={page}
  url_construction_template: /story/{id}
  json_paths: { collection: data, id: id, title: title, size: size, price: price, date: at }
  exclude: [{ id: '9007199254740993' }, { size: 1.5 }]
fields: { size: { type: text, selector: b }, price: { type: number, selector: i } }
`

async function read(text: string, source: Source = valid(API)): Promise<ListingPage> {
  const extractor = await extractorFor(source, () => new Date('2026-02-01T00:00:00Z'))
  return extractor.api(parseJson(text), 'https://g.example/api')
}

test('integers beyond 2^53 keep their digits in addresses, titles and exclude', async () => {
  const ids = ['9007199254740992', '9007199254740993', '-123456789012345678901', '12']
  const page = await read(`{"data":[${ids.map((id) => `{"id":${id},"title":${id}}`).join(',')}]}`)
  assert.deepEqual(
    page.entries.map(({ url, title }) => [url, title]),
    ['9007199254740992', '-123456789012345678901', '12'].map((id) => [`https://g.example/story/${id}`, id]),
  )
  assert.deepEqual(page.dropped, { exclude: 1 })
})

test('numbers stay as they were sent where they become texts, and are numbers everywhere else', async () => {
  const page = await read(
    '{"data":[{"id":1.0,"title":1e21,"size":2.50,"price":3.10,"at":"2026-01-05"},{"id":2,"title":"T","size":1.50}]}',
  )
  const [entry] = page.entries
  assert.equal(entry?.url, 'https://g.example/story/1.0')
  assert.equal(entry.title, '1e21')
  assert.deepEqual(entry.record?.extra, { size: '2.50', price: 3.1 })
  assert.deepEqual(page.dropped, { exclude: 1 })
})

test('cursors keep their digits, and a whole URL is read once more where it was escaped', async () => {
  const source = valid(`name: G
base_url: https://g.example
listing:
  type: cursor
  url_template: https://g.example/api?after={cursor}
  next_path: next
  json_paths: { collection: data, url: url, title: title }
selectors: { article: { body: p } }
`)
  const next = async (value: string): Promise<unknown> => (await read(`{"data":[],"next":${value}}`, source)).next
  assert.equal(await next('18446744073709551615'), '18446744073709551615')
  assert.equal(await next('["1.10"]'), '1.10')
  assert.equal(await next('1.10'), '1.10')
  assert.equal(await next('"https://g.example/api?a=1&amp;b=2"'), 'https://g.example/api?a=1&b=2')
  assert.equal(await next('"a&amp;b"'), 'a&amp;b')
  assert.equal(await next('""'), null)
  assert.equal(await next('false'), null)
})

test('a next page that is announced without a cursor is no end', async () => {
  const source = valid(`name: G
base_url: https://g.example
listing:
  type: cursor
  url_template: https://g.example/api?after={cursor}
  next_path: more
  json_paths: { collection: data, url: url, title: title }
selectors: { article: { body: p } }
`)
  for (const [more, dropped] of [
    ['true', { no_cursor: 1 }],
    ['{"page":2}', { no_cursor: 1 }],
    ['false', {}],
    ['null', {}],
    ['"abc"', {}],
  ] as const) {
    assert.deepEqual((await read(`{"data":[],"more":${more}}`, source)).dropped, dropped, more)
  }
})

test('addresses in JSON that were escaped for HTML', async () => {
  const listing = {
    ...(valid(API).listing as ApiListing),
    json_paths: { collection: 'data', url: 'url', title: 'title' },
  }
  const page = await read(
    '{"data":[{"url":"/s?a=1&amp;b=2","title":"T"},{"url":"https:&#x2F;&#x2F;g.example&#x2F;2"}]}',
    {
      ...valid(API),
      listing,
    },
  )
  assert.deepEqual(
    page.entries.map(({ url }) => url),
    ['https://g.example/s?a=1&b=2', 'https://g.example/2'],
  )
})

test('what is JSON, and what is not', () => {
  assert.deepEqual(parseJson('\ufeff {"a":[1,-2,0.5,"1.0"]}'), { a: [1, -2, 0.5, '1.0'] })
  assert.equal(parseJson('{'), undefined)
  assert.equal(parseJson(''), undefined)
  assert.deepEqual(withPlainNumbers(parseJson('[1e400,-0,100,1.0,12345678901234567890]')!), [
    '1e400',
    -0,
    100,
    1,
    '12345678901234567890',
  ])
})

test('JSON that nests without end is read all the same', () => {
  const depth = 100_000
  const json = parseJson(`{"id":12345678901234567890,"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`)
  assert.equal(typeof json, 'object')
})
