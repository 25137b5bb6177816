import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isHomePage } from '../../src/scraper/home-page.ts'
import { isOwnHost } from '../../src/scraper/own-host.ts'

describe('isOwnHost', () => {
  const ROWS: [string, string[], boolean][] = [
    ['x.org', ['x.org'], true],
    ['www.x.org', ['x.org'], true],
    ['x.org', ['www.x.org'], true],
    ['news.x.org', ['www.x.org'], true],
    ['x.org:8080', ['x.org'], false],
    ['xx.org', ['x.org'], false],
    ['x.org', ['api.x.org'], false],
    ['y.org', ['x.org', 'y.org'], true],
    ['127.0.0.1:81', ['127.0.0.1:80'], false],
  ]
  for (const [host, hosts, own] of ROWS) {
    test(`${host} of ${hosts.join(', ')}: ${own}`, () => assert.equal(isOwnHost(host, hosts), own))
  }
})

describe('isHomePage', () => {
  const ROWS: [string, boolean][] = [
    ['https://x.org/', true],
    ['https://x.org', true],
    ['https://x.org/index.html', true],
    ['https://x.org/home', true],
    ['https://x.org/?p=7', false],
    ['https://x.org/news', false],
    ['https://x.org/news/index.html', false],
  ]
  for (const [url, home] of ROWS) test(`${url}: ${home}`, () => assert.equal(isHomePage(url), home))
})
