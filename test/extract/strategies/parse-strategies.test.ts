import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from '../../../src/config/source.ts'
import { createHtmlListing } from '../../../src/extract/listing/html-listing.ts'
import { readDetail } from '../../../src/extract/detail.ts'
import { articleStrategies, listingStrategies } from '../../../src/extract/strategies/parse-strategies.ts'
import { compileSelectors } from '../../../src/extract/select/source-selectors.ts'
import { pageOf } from '../../../src/extract/tree/page.ts'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'
import { articleSource, selecting } from '../article-source.ts'
import { brokenPage } from './broken-page.ts'

const URL = 'https://paper.example/news/1'
const ENTRY = { url: URL, title: null, date: null, record: null }
const CONTEXT = { url: URL, base: URL, date: { now: new Date('2026-03-05T00:00:00Z'), language: null } }
const PAGES = 400

const SOURCES: [name: string, thumbnail: Record<string, string[]>, article: Record<string, string[]>][] = [
  [
    'classes',
    { container: ['div.card'], title: ['h3'], url: ['h3 a::attr(href)'], date: ['time'] },
    { title: ['h1.head'], body: ['.story p'], date: ['time.on'], tags: ['.tags a'], authors: ['[itemprop=author]'] },
  ],
  [
    'names',
    { container: ['aside .card'], title: ['.card > h3'], url: ['a'], date: ['.card time'] },
    {
      title: ['article h1'],
      body: ['article'],
      date: ['article time'],
      tags: ['a[rel="tag"]'],
      authors: ['footer .by'],
    },
  ],
  [
    'nothing but a body',
    { container: ['.card'], title: ['a'], url: ['a'], date: [] },
    { title: [], body: ['p'], date: [], tags: [], authors: [] },
  ],
]

for (const [name, thumbnail, article] of SOURCES) {
  const source: Source = articleSource({ selectors: selecting(thumbnail, article) })
  const selectors = compileSelectors(source)
  const listing = createHtmlListing(source, selectors)
  const kinds = [
    {
      kind: 'article',
      strategies: articleStrategies(source),
      read: (page: ReturnType<typeof pageOf>) => readDetail(source, selectors, page, ENTRY, CONTEXT),
    },
    {
      kind: 'listing',
      strategies: listingStrategies(source, []),
      read: (page: ReturnType<typeof pageOf>) => listing(page, CONTEXT),
    },
  ]
  for (const { kind, strategies, read } of kinds) {
    for (const strategy of strategies) {
      test(`${name}, ${kind}: a broken page read the ${strategy.name} way is read as it is whole, or not at all`, () => {
        let readable = 0
        for (let seed = 0; seed < PAGES; seed++) {
          const html = brokenPage(seed, seed % 8)
          const tree = strategy.parse(html)
          if (tree === null) continue
          readable++
          const whole = read(pageOf(parseFast(html), URL))
          assert.deepEqual(read(pageOf(tree, URL, () => parseFast(html))), whole, `seed ${seed}:\n${html}`)
        }
        assert.ok(readable > PAGES / 50, `only ${readable} could be read`)
      })
    }
  }
}
