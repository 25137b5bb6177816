import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Field, RowSelectors, Source } from '../../src/config/source.ts'
import { exampleSource, pagination } from './example-source.ts'
import { faults } from './listing-table.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'
import type { NewsSite } from './start-news-site.ts'

let site: NewsSite
before(async () => {
  site = await startNewsSite()
})
after(() => site.close())

const NO_PAGE: Source['selectors']['article'] = { title: [], body: [], date: [], tags: [], authors: [] }
const text = (selector: string): Field => ({ type: 'text', selector: [selector], required: false })

const source = (container: string, row: Partial<RowSelectors>, thumbnail: object = {}): Source => ({
  ...exampleSource(site.origin, { listing: pagination(site.origin) }),
  selectors: {
    thumbnail: {
      container: [container],
      title: [],
      url: [],
      date: [],
      row: { key: [], body: [], tags: [], authors: [], fields: {}, ...row },
      ...thumbnail,
    },
    article: NO_PAGE,
  },
})

const quote = (words: string, by: string, tag: string): string =>
  `<div class="quote"><p class="words">${words}</p><small>${by}</small> <a class="tag" href="/tag/${tag}">${tag}</a></div>`

test('quotes that have no page of their own are records of the listing, wherever they stand in it', async (t) => {
  const at = workplace(t)
  const config = source('.quote', { key: ['.words'], body: ['.words'], tags: ['.tag'], authors: ['small'] })
  await site.set({
    faults: faults({
      '/page/1':
        quote('Rain is only water that has travelled.', 'A. Fisher', 'rain') +
        quote('Nets mend at dusk.', 'B. Weaver', 'sea'),
      '/page/2': quote('A tide has no opinion.', 'A. Fisher', 'sea'),
    }),
  })
  const first = await at.run(config)
  assert.deepEqual([first.result.status, first.result.counts.records.new], ['success', 3])
  const rows = await at.records()
  assert.deepEqual(
    rows.map(({ title, body, tags, authors }) => [title, body, tags, authors]),
    [
      ['Rain is only water that has travelled.', 'Rain is only water that has travelled.', ['rain'], ['A. Fisher']],
      ['Nets mend at dusk.', 'Nets mend at dusk.', ['sea'], ['B. Weaver']],
      ['A tide has no opinion.', 'A tide has no opinion.', ['sea'], ['A. Fisher']],
    ],
  )
  assert.equal(rows[2]?.url, `${site.origin}/page/1#A%20tide%20has%20no%20opinion.`)

  // One moves to another page, one gets another author, one is new.
  await site.set({
    faults: faults({
      '/page/1':
        quote('Fog hides nothing from the foghorn.', 'C. Keeper', 'sea') +
        quote('Rain is only water that has travelled.', 'A. Fisher', 'rain'),
      '/page/2':
        quote('Nets mend at dusk.', 'B. Netmaker', 'sea') + quote('A tide has no opinion.', 'A. Fisher', 'sea'),
    }),
  })
  const { counts } = (await at.run(config)).result
  assert.deepEqual(counts.records, { found: 4, new: 1, updated: 1, unchanged: 2, rejected: 0 })
  assert.equal((await at.records()).length, 4)
})

test('rows of a table become records by their fields, without a request for any of them', async (t) => {
  const at = workplace(t)
  const row = (id: string, port: string, metres: string): string =>
    `<tr><td>${id}</td><td>${port}</td><td>${metres}</td></tr>`
  const table = `<table>${row('K1', 'Lower quay', '12.5')}${row('K2', 'Lower quay', '8')}${row('K3', 'Fish dock', '')}</table>`
  await site.set({ faults: faults({ '/page/1': table, '/page/2': '<p>no more</p>' }) })
  const config = source('tr', {
    key: ['td:nth-child(1)'],
    fields: { name: text('td:nth-child(2)'), depth: { type: 'number', selector: ['td:nth-child(3)'], required: true } },
  })
  await site.askedSince()
  const { result } = await at.run(config)
  assert.deepEqual([result.status, result.reason], ['warning', 'rejected'])
  assert.match(result.detail, /no depth/)
  assert.deepEqual(
    (await at.records()).map(({ url, title, extra }) => [url, title, extra]),
    [
      [`${site.origin}/page/1#K1`, 'Lower quay', { name: 'Lower quay', depth: 12.5 }],
      [`${site.origin}/page/1#K2`, 'Lower quay', { name: 'Lower quay', depth: 8 }],
    ],
  )
  assert.deepEqual((await site.askedSince()).toSorted(), ['/page/1', '/page/2'])
})

test('an entry with a page of its own takes from the listing what the page lacks', async (t) => {
  const at = workplace(t)
  const card =
    '<div class="card"><a href="/boats/7">Heron</a><b class="port">Lower quay</b><i class="tag">sail</i></div>'
  await site.set({
    faults: faults({
      '/page/1': card,
      '/page/2': '<p></p>',
      '/boats/7': '<h1>Heron</h1><div class="story"><p>Built in 1931.</p></div>',
    }),
  })
  const config = source('.card', { tags: ['.tag'], fields: { port: text('.port') } }, { title: ['a'], url: ['a'] })
  config.selectors.article = { ...NO_PAGE, body: ['.story p'] }
  assert.equal((await at.run(config)).result.status, 'success')
  const [record] = await at.records()
  assert.deepEqual(
    [record?.url, record?.body, record?.tags, record?.extra],
    [`${site.origin}/boats/7`, 'Built in 1931.', ['sail'], { port: 'Lower quay' }],
  )
})

test('two rows with one key and different contents are reported, not merged in silence', async (t) => {
  const at = workplace(t)
  const row = (id: string, name: string): string => `<tr><td>${id}</td><td>${name}</td></tr>`
  await site.set({
    faults: faults({
      '/page/1': `<table>${row('1', 'Heron')}${row('1', 'Egret')}${row('1', 'Heron')}</table>`,
      '/page/2': '',
    }),
  })
  const { result } = await at.run(source('tr', { key: ['td:nth-child(1)'], fields: { name: text('td:nth-child(2)') } }))
  assert.deepEqual([result.status, result.counts.records.new], ['warning', 1])
  assert.match(result.detail, /1 record skipped: their URL belongs to another record/)
})
