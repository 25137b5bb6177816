import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractorFor } from '../extractor-for.ts'
import type { Mismatch } from '../../../src/extract/strategies/reading-report.ts'
import { articleSource, selecting } from '../article-source.ts'

const SELECTORS = selecting(
  { container: ['.card'] },
  { title: ['h1'], body: ['.story p'], date: [], tags: ['.tags a'] },
)
const PADDING = `<nav>${'<a href="/">menu</a>'.repeat(200)}</nav>`
const page = (story: string, rest = ''): string =>
  `<html><body>${PADDING}<h1>Title</h1><div class="story">${story}</div>${rest}</body></html>`

async function reader(mismatches: Mismatch[] = [], rejected = new Set<string>()) {
  const extractor = await extractorFor(articleSource({ selectors: SELECTORS }), undefined, {
    rejected,
    onMismatch: (mismatch) => mismatches.push(mismatch),
  })
  const body = (html: string): string | null => {
    const url = 'https://gazette.example/1'
    const read = extractor.detail(html, url, { url, title: null, date: null, record: null })
    return read.kind === 'record' ? read.record.body : null
  }
  return { body, report: () => extractor.reading().article }
}

test('five pages are compared with the whole tree, and one in fifty afterwards', async () => {
  const { body, report } = await reader()
  for (let i = 0; i < 100; i++) assert.equal(body(page(`<p>${i}</p>`)), String(i))
  assert.deepEqual(report(), { path: 'region', pages: 100, proofs: 7, mismatches: 0, unfit: 0 })
})

test('a page with other parts than those compared is compared too', async () => {
  const { body, report } = await reader()
  for (let i = 0; i < 20; i++) body(page('<p>x</p>'))
  body(page('<p>x</p>', '<p class="tags"><a>sea</a></p>'))
  assert.equal(report().proofs, 6)
})

test('a page without a record is read whole in any case', async () => {
  const { body, report } = await reader()
  for (let i = 0; i < 20; i++) body(page('<p>x</p>'))
  assert.equal(body(page('')), null)
  assert.equal(report().proofs, 6)
})

test('at the first difference the whole tree is right, and the strategy is rejected', async () => {
  const mismatches: Mismatch[] = []
  const { body, report } = await reader(mismatches)
  // A class that only character references spell is not found in the text of a page.
  const spelled = page('<p>one</p>', '<div class="s&#116;ory"><p>two</p></div>')
  assert.equal(body(spelled), 'one two')
  assert.deepEqual(mismatches, [{ kind: 'article', way: 'region', url: 'https://gazette.example/1', parts: ['body'] }])
  assert.deepEqual(report(), { path: 'pruned', pages: 1, proofs: 0, mismatches: 1, unfit: 0 })
  for (let i = 0; i < 5; i++) assert.equal(body(spelled), 'one two')
})

test('a strategy that was rejected by an earlier run is not tried again', async () => {
  const { report } = await reader([], new Set(['article:region', 'article:pruned']))
  assert.equal(report().path, 'full')
})

test('pages whose end tags do not match are read another way before long', async () => {
  const { body, report } = await reader()
  for (let i = 0; i < 30; i++) assert.equal(body(page(`<p>${i}</p></section>`)), String(i))
  const { path, unfit } = report()
  assert.deepEqual([path, unfit], ['pruned', 10])
})
