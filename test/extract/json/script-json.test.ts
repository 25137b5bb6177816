import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptJson, scriptNames } from '../../../src/extract/json/script-json.ts'

const ROWS: [name: string, html: string, script: string, expected: unknown][] = [
  ['by id', '<script id="__NEXT_DATA__" type="application/json">{"a":[1]}</script>', '__NEXT_DATA__', { a: [1] }],
  ['a variable', '<script>var x = 1; window.__STATE__ = {"a": 1};window.y = {}</script>', 'window.__STATE__', { a: 1 }],
  ['by its bare name, with brackets', '<script>window["__STATE__"]={"a":2}</script>', '__STATE__', { a: 2 }],
  [
    'a literal that is no JSON',
    "<script>var shops = [{name: 'Quay', at: [1, 2,],}]</script>",
    'shops',
    [{ name: 'Quay', at: [1, 2] }],
  ],
  ['a text that is parsed', '<script>window.S = JSON.parse("{\\"a\\":\\"\\u00e9\\"}")</script>', 'S', { a: 'é' }],
  [
    'one that is encoded',
    "<script>window.S=JSON.parse(decodeURIComponent('%7B%22a%22%3A3%7D'))</script>",
    'S',
    { a: 3 },
  ],
  ['base64', `<script>S = JSON.parse(atob("${btoa('{"a":4}')}"))</script>`, 'S', { a: 4 }],
  ['another name that ends alike is not it', '<script>MY_S = {"a":1}; S = {"a":5}</script>', 'S', { a: 5 }],
  ['a comparison is no assignment', '<script>if (S == {}) {} S = {"a":6}</script>', 'S', { a: 6 }],
  [
    'all of a type',
    '<script type="application/ld+json">{"n":1}</script><script type="application/ld+json; charset=utf-8">[{"n":2},{"n":3},]</script>',
    'application/ld+json',
    [{ n: 1 }, [{ n: 2 }, { n: 3 }]],
  ],
  ['an attribute', '<div id="app" data-page="{&quot;a&quot;:7}"></div>', '#app::attr(data-page)', { a: 7 }],
  ['nothing of that name', '<script>S = {"a":1}</script>', 'T', undefined],
  ['one that calls a function is not guessed', '<script>S = (function(a){return {x:a}})(1)</script>', 'S', undefined],
  ['an end that is missing', '<script>S = {"a": [1, 2</script>', 'S', undefined],
]
for (const [name, html, script, expected] of ROWS) {
  test(name, () => assert.deepEqual(scriptJson(html, script), expected))
}

test('numbers keep their digits', () => {
  const json = scriptJson('<script>S = {"id": 7312345678901234567}</script>', 'S') as { id: unknown }
  assert.equal(`${json.id as bigint}`, '7312345678901234567')
})

test('what a page has is named for whoever looks for it', () => {
  const html =
    '<script type="application/ld+json">{}</script><script id="state" type="application/json">{}</script><script>window.__APP__ = {"a":1}; var n = 3</script>'
  assert.deepEqual(scriptNames(html), ['application/ld+json', 'state', '__APP__'])
})
