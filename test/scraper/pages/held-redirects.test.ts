import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HeldRedirects } from '../../../src/scraper/pages/held-redirects.ts'
import type { VisitResult } from '../../../src/scraper/pages/visit.ts'
import type { Pending, PageOutcome } from '../../../src/store/store.ts'

type Settled = Extract<VisitResult, { kind: 'settled' }>

interface Page {
  url: string
  /** In the listing. */
  title?: string | null
  /** On the page; without it the entry is the same page as another. */
  shown?: string
  led?: string | null
  outcome?: PageOutcome
}

/** What became of the pages in the end, and what was known before the end. */
function settle(pages: Page[]): { early: string[]; all: string[] } {
  const settled: string[] = []
  const held = new HeldRedirects(({ url }, { outcome }) => settled.push(`${url} ${outcome.kind}`))
  for (const { url, title = null, shown, led = null, outcome } of pages) {
    const entry = { url, title } as Pending
    const found: PageOutcome =
      outcome ??
      (shown === undefined
        ? { kind: 'unchanged', url, date: null }
        : ({ kind: 'record', url, record: { title: shown } } as PageOutcome))
    held.note(entry, { kind: 'settled', outcome: found } as Settled, led)
  }
  const early = [...settled]
  held.close()
  return { early, all: settled.toSorted() }
}

const own = (count: number): Page[] => Array.from({ length: count }, (_, n) => ({ url: `own${n}`, shown: `Own ${n}` }))

test('what was led nowhere else is settled at once', () => {
  assert.deepEqual(settle(own(2)).early, ['own0 record', 'own1 record'])
})

test('of what many are led to no entry has the record, not even the first', () => {
  const pages = ['1', '2', '3', '4', '5', '6'].map((url) => ({
    url,
    led: 'login',
    ...(url === '1' ? { shown: 'Log in' } : {}),
  }))
  assert.deepEqual(
    settle(pages).all,
    ['1', '2', '3', '4', '5', '6'].map((url) => `${url} rejected`),
  )
})

test('two articles are enough where the page has the title of neither', () => {
  const consent = [
    { url: '1', title: 'Flood in the old town', shown: 'We value your privacy', led: 'consent' },
    { url: '2', title: 'Mayor resigns', led: 'consent' },
  ]
  assert.deepEqual(settle(consent).all, ['1 rejected', '2 rejected'])
})

test('two addresses of one article have one record, whatever the listing calls them', () => {
  const article = [
    { url: '1', title: 'Flood in the old town', shown: 'Flood in the old town: two dead', led: 'story' },
    { url: '2', title: 'Two dead', led: 'story' },
  ]
  assert.deepEqual(settle(article).all, ['1 record', '2 unchanged'])
  const untitled = article.map((page) => ({ ...page, title: null }))
  assert.deepEqual(settle(untitled).all, ['1 record', '2 unchanged'])
})

test('what gives no record itself is no page of others', () => {
  const first = { url: '1', led: 'gone', outcome: { kind: 'rejected', url: '1', why: 'no body' } as const }
  assert.deepEqual(settle([first, { url: '2', led: 'gone' }]).all, ['1 rejected', '2 rejected'])
})

test('nothing is held back for long, and what stands in the place of articles is known for good', () => {
  const { early } = settle([{ url: '1', shown: 'A', led: 'x' }, ...own(25)])
  assert.ok(early.includes('1 record'))
  const login = ['1', '2', '3', '4', '5'].map((url) => ({ url, led: 'login' }))
  const { all } = settle([...login, ...own(25), { url: '6', led: 'login' }])
  assert.equal(all.filter((line) => line.endsWith('rejected')).length, 6)
})
