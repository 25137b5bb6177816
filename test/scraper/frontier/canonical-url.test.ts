import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalUrl } from '../../../src/scraper/frontier/canonical-url.ts'

const SAME: [string, string][] = [
  // fragment
  ['https://x.org/a', 'https://x.org/a#comments'],
  ['https://x.org/a', 'https://x.org/a#'],
  ['https://x.org/a?b=1', 'https://x.org/a?b=1#top'],
  // scheme, host and port
  ['https://x.org/a', 'HTTPS://X.ORG/a'],
  ['https://x.org/a', 'https://x.org:443/a'],
  ['http://x.org/a', 'http://x.org:80/a'],
  ['https://x.org/', 'https://x.org'],
  ['https://x.org/a', 'https://x.org./a'],
  ['https://x.org/a', 'https://user:secret@x.org/a'],
  ['https://xn--mnchen-3ya.de/a', 'https://münchen.de/a'],
  ['https://x.org/a', 'https:\\\\x.org\\a'],
  // blanks and line breaks around and inside
  ['https://x.org/a', '  https://x.org/a\n'],
  ['https://x.org/ab', 'https://x.org/a\nb'],
  // dot segments
  ['https://x.org/b', 'https://x.org/a/../b'],
  ['https://x.org/a/b', 'https://x.org/a/./b'],
  ['https://x.org/b', 'https://x.org/a/%2e%2e/b'],
  // percent-encoding
  ['https://x.org/caf%C3%A9', 'https://x.org/café'],
  ['https://x.org/caf%C3%A9', 'https://x.org/caf%c3%a9'],
  ['https://x.org/~ann', 'https://x.org/%7Eann'],
  ['https://x.org/a-b_c.d', 'https://x.org/a%2Db%5Fc%2Ed'],
  ['https://x.org/ABC', 'https://x.org/%41%42%43'],
  ['https://x.org/a?q=A', 'https://x.org/a?q=%41'],
  ['https://x.org/a?q=%E6%96%B0', 'https://x.org/a?q=新'],
  ['https://x.org/a%20b', 'https://x.org/a b'],
  // tracking
  ['https://x.org/a', 'https://x.org/a?utm_source=feed'],
  ['https://x.org/a', 'https://x.org/a?utm_source=feed&utm_medium=rss&utm_campaign=x'],
  ['https://x.org/a', 'https://x.org/a?UTM_Source=feed'],
  ['https://x.org/a', 'https://x.org/a?fbclid=IwAR0'],
  ['https://x.org/a', 'https://x.org/a?gclid=1&dclid=2&gbraid=3&wbraid=4'],
  ['https://x.org/a', 'https://x.org/a?msclkid=1'],
  ['https://x.org/a', 'https://x.org/a?mc_cid=1&mc_eid=2'],
  ['https://x.org/a', 'https://x.org/a?_ga=2.1.3'],
  ['https://x.org/a', 'https://x.org/a?igshid=x'],
  ['https://x.org/a', 'https://x.org/a?yclid=x'],
  ['https://x.org/a', 'https://x.org/a?utm%5Fsource=feed'],
  ['https://x.org/a?id=7', 'https://x.org/a?utm_source=feed&id=7'],
  ['https://x.org/a?id=7', 'https://x.org/a?id=7&utm_source=feed'],
  ['https://x.org/a?id=7&p=2', 'https://x.org/a?id=7&fbclid=1&p=2'],
  ['https://x.org/a', 'https://x.org/a?utm_source=feed#top'],
  // where the reader of a newspaper came from
  ['https://x.org/a', 'https://x.org/a?at_medium=RSS&at_campaign=KARANGA&at_custom1=link'],
  ['https://x.org/a', 'https://x.org/a?CMP=share_btn_tw'],
  ['https://x.org/a', 'https://x.org/a?xtor=AL-72-%5Bpartner%5D'],
  ['https://x.org/a', 'https://x.org/a?ito=1490&ns_mchannel=rss&ns_campaign=1490'],
  ['https://x.org/a', 'https://x.org/a?ncid=txtlnkusaolp00000618'],
  ['https://x.org/a', 'https://x.org/a?ref=rss&source=rss_feed&partner=rss&emc=rss'],
  ['https://x.org/a', 'https://x.org/a?maca=en-rss-en-all-1573-rdf&traffic_source=rss'],
  ['https://x.org/a?id=7', 'https://x.org/a?smid=tw-share&id=7&ref=twitter'],
  // sessions
  ['https://x.org/a', 'https://x.org/a;jsessionid=0AF3'],
  ['https://x.org/a?id=7', 'https://x.org/a;JSESSIONID=0AF3?id=7'],
  ['https://x.org/a?id=7', 'https://x.org/a?PHPSESSID=0af3&id=7'],
  // an empty query is none
  ['https://x.org/a', 'https://x.org/a?'],
]

const DIFFERENT: [string, string][] = [
  ['https://x.org/a?ref=42', 'https://x.org/a'],
  ['https://x.org/a?source=reuters', 'https://x.org/a'],
  ['https://x.org/?mod=news', 'https://x.org/'],
  ['https://x.org/a?from=2026-01-01', 'https://x.org/a'],
  ['https://x.org/a?at=7', 'https://x.org/a'],
  ['https://x.org/a?cid=7', 'https://x.org/a'],
  ['https://x.org/A', 'https://x.org/a'],
  ['https://x.org/a?Q=1', 'https://x.org/a?q=1'],
  ['https://x.org/a?q=A', 'https://x.org/a?q=a'],
  ['https://x.org/a', 'https://x.org/a/'],
  ['https://x.org/a', 'https://x.org/a/index.html'],
  ['https://x.org/a', 'https://www.x.org/a'],
  ['https://x.org/a', 'http://x.org/a'],
  ['https://x.org/a', 'https://x.org:8443/a'],
  ['https://x.org/a?b=1&c=2', 'https://x.org/a?c=2&b=1'],
  ['https://x.org/a?q=&q=', 'https://x.org/a?q='],
  ['https://x.org/a?q=', 'https://x.org/a'],
  ['https://x.org/a?q', 'https://x.org/a?q='],
  ['https://x.org/a?b=1&b=2', 'https://x.org/a?b=2&b=1'],
  ['https://x.org/a?q=a+b', 'https://x.org/a?q=a%2Bb'],
  ['https://x.org/a?q=a+b', 'https://x.org/a?q=a%20b'],
  ['https://x.org/a%2Fb', 'https://x.org/a/b'],
  ['https://x.org/a%3Fb', 'https://x.org/a?b'],
  ['https://x.org/a?b=1%26c', 'https://x.org/a?b=1&c'],
  ['https://x.org/%2541', 'https://x.org/A'],
  ['https://x.org/a%00', 'https://x.org/a'],
  ['https://x.org/a//b', 'https://x.org/a/b'],
  ['https://x.org/#!/a', 'https://x.org/#!/b'],
  ['https://x.org/#!/a', 'https://x.org/'],
  ['https://x.org/a?page=1', 'https://x.org/a?page=2'],
  ['https://x.org/a?source=feed', 'https://x.org/a'],
  ['https://x.org/a?ref=home', 'https://x.org/a'],
  ['https://x.org/a?sid=1', 'https://x.org/a?sid=2'],
  ['https://x.org/a?utm=1', 'https://x.org/a'],
  ['https://x.org/a;v=1', 'https://x.org/a'],
  ['https://x.org/caf%C3%A9', 'https://x.org/cafe%CC%81'],
]

const NONE = [
  '',
  '/news/1',
  'mailto:desk@x.org',
  'javascript:void(0)',
  'data:text/html,<p>x</p>',
  'ftp://x.org/a',
  'file:///etc/passwd',
  'https://',
  'http://[::1',
  `https://x.org/${'a'.repeat(5000)}`,
]

describe('canonicalUrl', () => {
  for (const [one, other] of SAME) {
    test(`same: ${one} and ${JSON.stringify(other)}`, () => {
      assert.notEqual(canonicalUrl(one), null)
      assert.equal(canonicalUrl(other), canonicalUrl(one))
    })
  }
  for (const [one, other] of DIFFERENT) {
    test(`different: ${one} and ${other}`, () => {
      assert.notEqual(canonicalUrl(one), null)
      assert.notEqual(canonicalUrl(one), canonicalUrl(other))
    })
  }
  for (const text of NONE) test(`no web page: ${text.slice(0, 40)}`, () => assert.equal(canonicalUrl(text), null))

  test('a canonical URL is its own canonical form', () => {
    for (const url of [...SAME, ...DIFFERENT].flat()) {
      const once = canonicalUrl(url) ?? ''
      assert.equal(canonicalUrl(once), once)
    }
  })
})
