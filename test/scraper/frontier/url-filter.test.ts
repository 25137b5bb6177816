import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { UrlFilters } from '../../../src/config/source.ts'
import { createUrlFilter } from '../../../src/scraper/frontier/url-filter.ts'

const NONE: UrlFilters = {
  allow_domains: [],
  deny_domains: [],
  deny_path_prefixes: [],
  deny_path_regex: [],
  deny_url_regex: [],
}

const ROWS: { filters: Partial<UrlFilters>; url: string; why: keyof UrlFilters | null }[] = [
  { filters: {}, url: 'https://anywhere.example/a', why: null },
  { filters: { allow_domains: ['x.org'] }, url: 'https://x.org/a', why: null },
  { filters: { allow_domains: ['x.org'] }, url: 'https://news.x.org/a', why: null },
  { filters: { allow_domains: ['X.ORG'] }, url: 'https://x.org/a', why: null },
  { filters: { allow_domains: ['x.org'] }, url: 'https://xx.org/a', why: 'allow_domains' },
  { filters: { allow_domains: ['news.x.org'] }, url: 'https://x.org/a', why: 'allow_domains' },
  { filters: { deny_domains: ['ads.x.org'] }, url: 'https://ads.x.org/a', why: 'deny_domains' },
  { filters: { deny_domains: ['ads.x.org'] }, url: 'https://x.org/a', why: null },
  { filters: { allow_domains: ['x.org'], deny_domains: ['x.org'] }, url: 'https://x.org/a', why: 'deny_domains' },
  { filters: { deny_path_prefixes: ['/video'] }, url: 'https://x.org/video/1', why: 'deny_path_prefixes' },
  { filters: { deny_path_prefixes: ['/video'] }, url: 'https://x.org/a/video/1', why: null },
  { filters: { deny_path_regex: ['/\\d{4}/'] }, url: 'https://x.org/a/2019/b', why: 'deny_path_regex' },
  { filters: { deny_path_regex: ['q=1'] }, url: 'https://x.org/a?q=1', why: null },
  { filters: { deny_url_regex: ['q=1'] }, url: 'https://x.org/a?q=1', why: 'deny_url_regex' },
  { filters: { deny_url_regex: ['(?i)SPORT'] }, url: 'https://x.org/sport', why: 'deny_url_regex' },
  { filters: { allow_path_prefixes: ['/news/'] }, url: 'https://x.org/news/1', why: null },
  { filters: { allow_path_prefixes: ['/news/'] }, url: 'https://x.org/sport/1', why: 'allow_path_prefixes' },
  { filters: { allow_path_prefixes: ['/news/'], allow_url_regex: ['id='] }, url: 'https://x.org/a?id=1', why: null },
  { filters: { allow_path_regex: ['^/\\d+'] }, url: 'https://x.org/a/7', why: 'allow_path_regex' },
  { filters: { allow_url_regex: ['/20\\d\\d/'] }, url: 'https://x.org/2026/a', why: null },
  { filters: { allow_url_regex: ['/20\\d\\d/'] }, url: 'https://x.org/a', why: 'allow_url_regex' },
  {
    filters: { allow_url_regex: ['.'], deny_path_prefixes: ['/v/'] },
    url: 'https://x.org/v/1',
    why: 'deny_path_prefixes',
  },
  { filters: { allow_domains: ['x.org'], allow_url_regex: ['.'] }, url: 'https://y.org/a', why: 'allow_domains' },
  { filters: { deny_url_regex: ['(a+)+b+$'] }, url: `https://x.org/${'a'.repeat(60)}b`, why: 'deny_url_regex' },
  { filters: { deny_url_regex: ['(?<y>\\d+)-(?:\\w+)*$'] }, url: 'https://x.org/1-a', why: 'deny_url_regex' },
  { filters: { deny_url_regex: ['^(?!.*/20\\d+/.*$)'] }, url: 'https://x.org/a', why: 'deny_url_regex' },
  { filters: { deny_url_regex: ['^(?!.*/20\\d+/.*$)'] }, url: 'https://x.org/2026/a', why: null },
]

describe('url filter', () => {
  for (const { filters, url, why } of ROWS) {
    test(`${JSON.stringify(filters)}: ${url} ${why === null ? 'stays' : `leaves by ${why}`}`, async () => {
      assert.equal((await createUrlFilter({ ...NONE, ...filters }))(url), why)
    })
  }
})

// Each took an engine that backtracks longer than the age of the universe, or hours.
for (const expression of [
  '(a+)+$x',
  '(a|a)*$x',
  '(a|aa)+$x',
  '(\\w+\\d?)*!x',
  '(.*a){20}x',
  '(?i)(A+)+$x',
  '([a-z]+)*-\\d+$',
]) {
  test(`${expression} reads a URL once, however it is made`, async () => {
    const filter = await createUrlFilter({ ...NONE, deny_url_regex: [expression] })
    assert.equal(filter(`https://x.org/${'a'.repeat(5000)}!`), null)
  })
}
