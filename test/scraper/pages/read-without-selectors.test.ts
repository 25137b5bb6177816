import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import type { Source } from '../../../src/config/source.ts'
import { exampleSource } from '../example-source.ts'
import { workplace } from '../run-scraper.ts'
import { startNewsSite } from '../start-news-site.ts'

const TEXT = 'The morning ferry did not leave the harbour on Monday, because its engine had failed during the night.'
const SIGNED =
  '<meta name="author" content="Ana Lima"><meta property="article:tag" content="ferry"><meta property="article:tag" content="harbour">'

function page(id: number, name: string): string {
  const text = Array.from({ length: 4 }, (_, n) => `<p>${TEXT} It was day ${id * 10 + n}.</p>`).join('')
  return `<html><head>${SIGNED}</head><body><h1>Article ${id}</h1><time datetime="2026-01-0${id}"></time><div class="${name}">${text}</div></body></html>`
}

async function siteOf(t: TestContext, pages: Record<number, string>) {
  const faults = Object.entries(pages).map(([id, body]) => [`/news/${id}`, { status: 200, body }])
  const site = await startNewsSite({ articles: Object.keys(pages).length, faults: Object.fromEntries(faults) })
  t.after(() => site.close())
  const place = workplace(t)
  return { place, config: (patch: Partial<Source> = {}) => exampleSource(site.origin, patch) }
}

test('a text that its selector does not find is read all the same, and record, count and summary say so', async (t) => {
  const { place, config } = await siteOf(t, { 1: page(1, 'story'), 2: page(2, 'prose'), 3: page(3, 'prose') })
  const { result, log } = await place.run(config())
  assert.deepEqual([result.status, result.reason], ['warning', 'drift'])
  assert.equal(result.detail, 'article.body finds nothing on 2 pages: text read without it')
  assert.deepEqual(result.stats['unselected'], { body: 2 })
  assert.equal(result.counts.records.new, 3)
  assert.match(log, /text read without it url="[^"]+\/news\/2"|text read without it .*\/news\/2/)
  const db = new DatabaseSync(place.store, { readOnly: true })
  t.after(() => db.close())
  const rows = db.prepare('SELECT body, quality, quality_reasons FROM records ORDER BY url').all()
  assert.deepEqual(
    rows.map((row) => row['quality_reasons']),
    ['[]', '["body without its selector"]', '["body without its selector"]'],
  )
  for (const row of rows) assert.match(String(row['body']), /^The morning ferry .* day \d+\. The morning/)
})

test('selectors.article may be omitted: title, date, text, authors and tags are what the page says', async (t) => {
  const { place, config } = await siteOf(t, { 1: page(1, 'a'), 2: page(2, 'b') })
  const none = { title: [], body: [], date: [], tags: [], authors: [] }
  const { thumbnail } = config().selectors
  const { result } = await place.run(config({ selectors: { thumbnail: { ...thumbnail, title: [] }, article: none } }))
  assert.deepEqual([result.status, result.detail], ['success', ''])
  const records = await place.records()
  assert.deepEqual(
    records
      .toSorted((a, b) => a.url.localeCompare(b.url))
      .map(({ title, date, authors, tags }) => [title, date, authors, tags]),
    [1, 2].map((id) => [`Article ${id}`, `2026-01-0${id}`, ['Ana Lima'], ['ferry', 'harbour']]),
  )
})

test('tags and authors that selectors find take precedence over what the page states', async (t) => {
  const { place, config } = await siteOf(t, { 1: page(1, 'story').replace('<h1>', '<i class="by">Jo Berg</i><h1>') })
  const { thumbnail, article } = config().selectors
  const selectors = { thumbnail, article: { ...article, authors: ['.by'], tags: ['.none'] } }
  const { result } = await place.run(config({ selectors }))
  const [record] = await place.records()
  assert.deepEqual([record?.authors, record?.tags], [['Jo Berg'], ['ferry', 'harbour']])
  assert.deepEqual([result.status, result.stats['unselected']], ['success', { tags: 1 }])
})

test('lists, notices and logins stay rejected', async (t) => {
  const login = `<form action="/in" method="post"><input name="user"><input type="password" name="pass"><button>Log in</button></form>`
  const { place, config } = await siteOf(t, {
    1: `<h1>Before you go on</h1><p>We value your privacy.</p>`,
    2: `<h1>Stories</h1>${'<article><h2><a href="/news/7">A story that is told</a></h2><p>More of it here.</p></article>'.repeat(12)}`,
    3: `<h1>Members</h1><div><p>${TEXT}</p><p>${TEXT}</p><p>${TEXT}</p></div>${login}`,
  })
  const { result } = await place.run(config())
  assert.deepEqual([result.status, result.counts.records.rejected], ['failed', 3])
})

test('a record with fields is not completed by a text', async (t) => {
  const { place, config } = await siteOf(t, { 1: page(1, 'prose') })
  const { result } = await place.run(
    config({ fields: { phone: { type: 'phone', selector: ['.tel'], required: false } } }),
  )
  assert.equal(result.counts.records.rejected, 1)
})
