import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractorFor } from '../extractor-for.ts'
import { articleStrategies } from '../../../src/extract/strategies/parse-strategies.ts'
import { elementsBelow } from '../../../src/extract/tree/walk.ts'
import { articleSource, selecting } from '../article-source.ts'

const URL = 'https://gazette.example/1'
const MENU = `<nav>${'<a href="/">menu</a>'.repeat(200)}</nav>`
const page = (rest = ''): string =>
  `<html lang="fj"><head><title>Window</title><meta name="author" content="By A"></head><body>${MENU}<div class="wrap">
  <article class="story long"><h1>Ferry</h1><p>First</p><p>Second</p></article></div>${rest}</body></html>`

const ROOT = 'article.story'
const ROWS: [what: string, article: Record<string, string[]>, root: string[], region: string | null][] = [
  ['selectors that begin anywhere', { title: ['h1'], body: ['h1 ~ p'] }, [ROOT], 'html title meta article h1 p p'],
  ['without a root they are read pruned at best', { title: ['h1'], body: ['h1 ~ p'] }, [], null],
  [
    'the head stays',
    { body: ['p'], authors: ['meta[name=author]::attr(content)'] },
    [ROOT],
    'html title meta article h1 p p',
  ],
  ['one of several roots', { body: [':not(h1)'] }, ['.page', '.long'], 'html title meta article h1 p p'],
  ['a selector from above', { body: ['.wrap .story h1 ~ p'] }, [ROOT], null],
  ['a root that is the whole page', { body: ['h1 ~ p'] }, ['body'], null],
]
for (const [what, article, article_root, region] of ROWS) {
  test(`article_root ${article_root.join(', ')}, ${what}`, () => {
    const source = articleSource({ selectors: selecting({}, article), article_root })
    const strategy = articleStrategies(source).find(({ name }) => name === 'region')
    const tree = strategy?.parse(page()) ?? null
    assert.equal(tree === null ? null : tree.elements.map(({ name }) => name).join(' '), region)
    if (tree !== null) assert.deepEqual([...tree.elements], elementsBelow(tree.root))
  })
}

for (const [what, rest, path] of [
  ['what is selected stands in the root', '', 'region'],
  ['something stands beside it', '<p>Aside</p>', 'pruned'],
] as const) {
  test(`a root changes no record: ${what}`, async () => {
    const selectors = selecting({}, { title: ['h1'], body: ['p:not(.x ~ *)'] })
    const read = async (article_root: string[]): Promise<unknown[]> => {
      const extractor = await extractorFor(articleSource({ selectors, article_root }))
      const entry = { url: URL, title: null, date: null, record: null }
      const records = Array.from({ length: 8 }, () => extractor.detail(page(rest), URL, entry))
      return [records, extractor.reading().article.path]
    }
    const [rooted, way] = await read([ROOT])
    assert.deepEqual(rooted, (await read([]))[0])
    assert.equal(way, path)
  })
}
