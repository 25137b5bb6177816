import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isSlowRefresh, refreshTarget } from '../../../src/http/middleware/meta-refresh.ts'

const target = (html: string, headers: Record<string, string> = {}, status = 200): string | null =>
  refreshTarget({ status, headers: { 'content-type': 'text/html', ...headers }, body: Buffer.from(html, 'latin1') })

const meta = (content: string): string => `<html><head><meta http-equiv="refresh" content="${content}"></head></html>`

const CONTENTS: [content: string, target: string | null][] = [
  ['0;url=/b', '/b'],
  ['0; URL=/b', '/b'],
  ["0;URL='/b'", '/b'],
  ['0 url = /b ', '/b'],
  [',/b', '/b'],
  ['2.5, url=b?x=1&amp;y=2', 'b?x=1&y=2'],
  ['0; URL=&quot;/b&quot;', '/b'],
  ['0; URL=&#039;/b?x=1&#38;y=2&#x27;', '/b?x=1&y=2'],
  ['0; url=/b?x=&eacute;&#233;', '/b?x=&eacute;&#233;'],
  ['10; https://g.example/b', 'https://g.example/b'],
  ["0; url='/b' or so", '/b'],
  ['11; url=/b', null],
  ['300', null],
  ['0', null],
  ['0; url=', null],
  ['url=/b', null],
  ['soon; url=/b', null],
]

for (const [content, expected] of CONTENTS) {
  test(`refresh ${content}`, () => assert.equal(target(meta(content)), expected))
}

const SLOW: [content: string, isSlow: boolean][] = [
  ['11; url=/b', true],
  ["60; URL='https://g.example/b'", true],
  ['10; url=/b', false],
  ['300', false],
  ['30; url=', false],
]

for (const [content, isSlow] of SLOW) {
  test(`refresh ${content} is ${isSlow ? '' : 'not '}too slow to be followed`, () => {
    const headers = { 'content-type': 'text/html' }
    assert.equal(isSlowRefresh({ status: 200, headers, body: Buffer.from(meta(content)) }), isSlow)
    const article = Buffer.from(`${meta(content)}<p>${'word '.repeat(60)}`)
    assert.equal(isSlowRefresh({ status: 200, headers, body: article }), false)
  })
}

describe('pages that are a refresh and nothing else', () => {
  const REFRESH = '<META CONTENT="0;url=/b" HTTP-EQUIV=Refresh>'
  const ROWS: [name: string, html: string, isOne: boolean][] = [
    ['without head and body', REFRESH, true],
    ['with a link for those who are not led on', `${REFRESH}<title>Moved</title><p>Go <a href="/b">here</a>.`, true],
    ['with a script', `${REFRESH}<script>location = "/b" ${'//'.repeat(500)}</script>`, true],
    ['a > in another attribute', '<meta data-x="a > b" http-equiv="refresh" content="0;url=/b">', true],
    ['an article', `${REFRESH}<p>${'word '.repeat(60)}`, false],
    ['a picture', `${REFRESH}<img src="/map.png">`, false],
    ['a form', `${REFRESH}<form action="/login"><input></form>`, false],
    ['in a comment', `<!-- ${REFRESH} -->`, false],
    ['for those without scripts', `<noscript>${REFRESH}</noscript><div id="app"></div>`, false],
    ['in a script', `<script>document.write('${REFRESH}')</script>`, false],
    ['large', REFRESH + ' '.repeat(20_000), false],
    ['none', '<html></html>', false],
  ]
  for (const [name, html, isOne] of ROWS) test(name, () => assert.equal(target(html), isOne ? '/b' : null))

  test('by a header', () => {
    assert.equal(target('', { refresh: '0; url=/b' }), '/b')
    assert.equal(target(`<p>${'word '.repeat(60)}`, { refresh: '5; url=/b' }), null)
  })

  test('other answers', () => {
    assert.equal(target(REFRESH, {}, 202), null)
    assert.equal(target(REFRESH, {}, 404), null)
    assert.equal(target(REFRESH, { 'content-type': 'text/plain' }), null)
  })

  test('hostile ones take one pass', () => {
    const size = 16_000
    for (const html of [
      '<meta '.repeat(size / 6),
      `<meta ${'" '.repeat(size / 2)}`,
      '<!--'.repeat(size / 4),
      `${REFRESH}${'<'.repeat(size)}`,
      meta(`0;${' '.repeat(15_000)}`),
    ]) {
      target(html)
    }
  })
})
