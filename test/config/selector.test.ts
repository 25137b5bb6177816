import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSelector } from '../../src/config/selector.ts'

/** Selectors, and what each of their alternatives takes. */
const GOOD: [text: string, takes: unknown[]][] = [
  ['h2 a::text', ['text']],
  ['a::attr(href)', [{ attr: 'href' }]],
  [`a::attr( "data-x" )`, [{ attr: 'data-x' }]],
  ['::attr(href)', [{ attr: 'href' }]],
  ['::text', ['text']],
  ['h1::text, meta::attr(content), p', ['text', { attr: 'content' }, 'element']],
  ['a[title="::text, b"]', ['element']],
  ['> a', ['element']],
  ['p:not(div *):has(> a)', ['element']],
  ['#content_with_sidebar > div:nth-child(1)', ['element']],
]

for (const [text, takes] of GOOD) {
  test(`${text} is a selector`, () => {
    const parsed = parseSelector(text)
    assert.deepEqual(parsed.ok && parsed.parts.map(({ take }) => take), takes)
  })
}

const BAD: [text: string, fault: RegExp][] = [
  ['  ', /empty/],
  ['//div/a', /XPath/],
  ['.//a', /XPath/],
  ['div[', /ends too early/],
  ['p:is(', /parenthesis/],
  ['p, ', /sub-selector/],
  ['a::text b', /::text goes at the end/],
  ['a::attr', /::attr\(\) needs a name/],
  ['a::text(x)', /::text is not known/],
  ['a::html', /::html is not known: there are ::text and ::attr/],
  ['a:eq(2)', /:eq is not CSS/],
  ['a:wibble', /:wibble is not known/],
  ['.a..b', /two dots/],
  ['a || b', /not yet supported/],
]

for (const [text, fault] of BAD) {
  test(`${text} is none`, () => {
    const parsed = parseSelector(text)
    assert.match(parsed.ok ? '' : parsed.fault, fault)
  })
}
