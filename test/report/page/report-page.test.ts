import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportPage } from '../../../src/report/page/report-page.ts'
import { fleetReport } from '../../../src/report/statistics/fleet-report.ts'
import type { StoreQuality } from '../../../src/store/store.ts'
import { HOSTILE, row } from '../example-summary.ts'

const NOW = Date.parse('2026-11-22T12:00:00.000Z')
const QUALITY: StoreQuality = {
  records: 4,
  quality: 70,
  poor: 1,
  filled: { date: 3, body: 4, tags: 0, authors: 1, language: 0 },
  newest: '2026-11-22T01:00:00.000Z',
}

const page = (scrapers: ReturnType<typeof row>[]): string =>
  reportPage(
    fleetReport(
      {
        runs: [{ run: 'r1', finished: '2026-11-22T02:00:00.000Z', scrapers }],
        stores: new Map([['fiji/sun', QUALITY]]),
        copies: [],
        unfinished: { run: 'r2', scrapers: 7, ended: 3, running: 2 },
      },
      NOW,
    ),
  )

test('a page is whole and asks for nothing else', () => {
  const text = page([row('fiji/sun', 'failed', 'crash'), row('tonga/news', 'success')])
  assert.match(text, /^<!doctype html>\n[^]*<\/html>\n$/)
  assert.doesNotMatch(text, /<script|<link|<img|<iframe|@import|url\(|\son\w+=|\ssrc=|\shref="(?!#)/i)
  assert.match(text, /default-src 'none'; style-src 'unsafe-inline'/)
  for (const title of [
    'Over time',
    'Failures by reason',
    'Freshness',
    'Lowest quality',
    'Slowest',
    'Biggest change',
    'Duplicates',
    'Coverage by country',
  ]) {
    assert.match(text, new RegExp(`<h[23]>${title}</h[23]>`))
  }
  assert.match(text, /Run r2 has not ended and is not counted: 7 scrapers, 3 ended, 2 running\./)
})

for (const hostile of [
  HOSTILE,
  '</style><svg onload=alert(1)>',
  '"><a href="javascript:alert(1)">x</a>',
  `</bdi></td></table>${'<b>'.repeat(200)}`,
]) {
  test(`${JSON.stringify(hostile.slice(0, 30))} stays text wherever it stands`, () => {
    const plain = page([row('fiji/sun', 'failed', 'crash')])
    const attacked = row('fiji/sun', 'failed', 'crash', { name: hostile, detail: hostile })
    const tags = (text: string): string[] => text.match(/<\/?[a-z!]+/gi) ?? []
    assert.deepEqual(tags(page([attacked])), tags(plain))
    const named = page([{ ...row('fiji/sun', 'failed', 'crash'), country: hostile, source: hostile }])
    assert.doesNotMatch(named, /<script|<img|<b>|javascript:alert\(1\)">|<svg onload|<failure|<testcase/)
  })
}

test('a fleet without failures, changes and stores says so', () => {
  const runs = [{ run: 'r1', finished: '2026-11-22T02:00:00.000Z', scrapers: [row('fiji/sun', 'success')] }]
  const text = reportPage(fleetReport({ runs, stores: null, copies: null, unfinished: null }, NOW))
  assert.match(text, /None in these runs\./)
  assert.match(text, /None by more than a fifth\./)
  assert.equal(text.match(/The stores were not read/g)?.length, 2)
  assert.doesNotMatch(text, /NaN|undefined|null|Infinity/)
})

test('2,400 scrapers over 30 runs stay below 3 MB', () => {
  const runs = Array.from({ length: 30 }, (_, r) => ({
    run: `r${r}`,
    finished: '2026-11-22T02:00:00.000Z',
    scrapers: Array.from({ length: 2400 }, (_source, i) =>
      row(
        `country_${i % 60}/source_${i}`,
        (i + r) % 5 === 0 ? 'failed' : (i + r) % 3 === 0 ? 'warning' : 'success',
        null,
      ),
    ),
  }))
  const stores = new Map(runs[0]!.scrapers.map((one) => [`${one.country}/${one.source}`, QUALITY]))
  const text = reportPage(fleetReport({ runs, stores, copies: [], unfinished: null }, NOW))
  assert.ok(Buffer.byteLength(text) < 3_000_000, `${Buffer.byteLength(text)} bytes`)
})
