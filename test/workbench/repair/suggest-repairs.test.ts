import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredRecord } from '../../../src/store/store.ts'
import { applyRepairs, changedLines } from '../../../src/workbench/repair/apply-repairs.ts'
import { suggestRepairs } from '../../../src/workbench/repair/suggest-repairs.ts'
import { articleSource } from '../../extract/article-source.ts'

const NOW = new Date('2026-03-10T00:00:00Z')
const BASE = 'https://gazette.example'
const body = (n: number): string =>
  `The council of the harbour met on Monday and decided about pier ${n}. Fishermen had asked for it for years, since boats were damaged there. The work takes ${n} months and costs less than the engineers had said.`
const record = (n: number): StoredRecord =>
  ({
    url: `${BASE}/news/${n}/pier`,
    title: `Pier number ${n}`,
    date: `2026-02-0${n}`,
    date_raw: `${n} February 2026`,
    body: body(n),
    tags: ['harbour', `pier ${n}`],
    authors: ['Ana Lima'],
  }) as unknown as StoredRecord
const paragraphs = (n: number): string =>
  body(n)
    .split('. ')
    .map((text) => `<p>${text}</p>`)
    .join('')
const page = (n: number): string =>
  `<html><body><nav><a href="/">Home</a></nav><div class="wrap"><h1 class="headline">Pier number ${n}</h1><span class="byline">Ana Lima</span>
<span class="stamp">${n} February 2026</span><div class="story-text">${paragraphs(n)}</div><ul class="topics"><li><a>harbour</a></li><li><a>pier ${n}</a></li></ul></div></body></html>`
const revisited = [1, 2, 3].map((n) => ({ record: record(n), url: record(n).url, html: page(n) }))
const source = (
  article: Record<string, string[]>,
  thumbnail = { container: ['.card'], title: ['h2'], url: ['a'], date: [] },
) =>
  articleSource({
    selectors: { thumbnail, article: { title: [], body: [], date: [], tags: [], authors: [], ...article } },
  })
const repairs = (article: Record<string, string[]>) => suggestRepairs(source(article), revisited, null, new Set(), NOW)

const GONE: [part: string, expected: RegExp][] = [
  ['body', /^\.story-text p$/],
  ['title', /^(?:h1)?\.headline$/],
  ['date', /^(?:span)?\.stamp$/],
  ['authors', /^(?:span)?\.byline$/],
  ['tags', /^\.topics /],
]
for (const [part, expected] of GONE) {
  test(`what is stored of ${part} is found again, with evidence`, () => {
    const [repair, ...more] = repairs({ [part]: ['.gone'] })
    assert.equal(more.length, 0)
    assert.match(repair?.to ?? '', expected)
    assert.deepEqual(repair?.path, ['selectors', 'article', part])
    assert.match(repair.evidence, /on 3 of 3 pages; \.gone on 0$/)
  })
}

test('a selector that works, and one that the config does not have, are left alone', () => {
  assert.deepEqual(repairs({ body: ['.story-text p'], title: ['h1'] }), [])
  assert.deepEqual(repairs({}), [])
})

test('nothing is proposed where the pages no longer have what is stored', () => {
  const empty = revisited.map((one) => ({ ...one, html: '<html><body><h1>Gone</h1></body></html>' }))
  assert.deepEqual(suggestRepairs(source({ body: ['.gone'] }), empty, null, new Set(), NOW), [])
})

test('a listing of other classes is found by links to what is known', () => {
  const cards = [1, 2, 3, 4].map(
    (n) => `<div class="hit"><h3><a href="/news/${n}/pier">Pier number ${n} of the harbour</a></h3></div>`,
  )
  const listing = { url: `${BASE}/news`, text: `<html><body>${cards.join('')}</body></html>` }
  const known = new Set(revisited.map((one) => one.url))
  const found = suggestRepairs(source({}), [], listing, known, NOW)
  assert.deepEqual(
    found.map(({ path, to }) => [path.at(-1), to]),
    [
      ['container', '.hit'],
      ['title', 'h3'],
    ],
  )
  assert.match(found[0]?.evidence ?? '', /finds 4 entries, 3 of them known/)
})

test('a repair changes its line of the config only, and its comments stay', () => {
  const before = '# a\nselectors:\n  article:\n    body: .gone # text\n    tags: .x\n'
  const after = applyRepairs(before, [
    { path: ['selectors', 'article', 'body'], from: ['.gone'], to: '.new p', evidence: '' },
  ])
  assert.equal(after, before.replace('.gone', '.new p'))
  assert.deepEqual(changedLines(before, after), ['-     body: .gone # text', '+     body: .new p # text'])
})
