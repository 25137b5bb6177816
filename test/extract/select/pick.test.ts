import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, first, type Scope } from '../../../src/extract/select/pick.ts'
import { readDateText, readLink, readText, readUrl } from '../../../src/extract/select/read.ts'
import { compileSelector, InvalidSelector } from '../../../src/extract/select/selector.ts'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'
import { elementsBelow } from '../../../src/extract/tree/walk.ts'

const PAGE = `<main class="news wide"><article class="card" id="a" data-id="7">
  <h2><a href="/one">One</a></h2><h2>Two</h2><h2></h2>
  <time datetime="2026-03-04"></time><p class="lead">Lead</p><div class="body"><p>In <b>body</b></p><p>Again</p></div>
  <ul><li><a>x</a></li><li><a>y</a></li></ul></article></main>`

const elements = elementsBelow(parseFast(PAGE).root)
const whole: Scope = { element: null, elements }
const card = elements.find((element) => element.name === 'article')!
const inCard: Scope = { element: card, elements: elementsBelow(card) }

const selectors = (...texts: string[]): ReturnType<typeof compileSelector>[] => texts.map(compileSelector)

const FIRST: [selectors: string[], scope: Scope, value: string | null][] = [
  [['h2 a'], whole, 'One'],
  [['h2 a::text'], inCard, 'One'],
  [['h2::text'], inCard, 'One'],
  [['h3', 'h2'], inCard, 'One'],
  [['h2:nth-of-type(3)', 'h2:nth-of-type(2)'], inCard, 'Two'],
  [['a::attr(href)'], inCard, '/one'],
  [['a::attr("href")'], inCard, '/one'],
  [['a::attr(title)', 'h2::text'], inCard, 'One'],
  [['.news .card h2'], inCard, 'One'],
  [['> h2'], inCard, 'One'],
  [['> p'], inCard, 'Lead'],
  [[':scope > div p'], inCard, 'In body'],
  [['article::attr(data-id)'], inCard, '7'],
  [['.card::attr(id)'], inCard, 'a'],
  [['::attr(data-id)'], inCard, '7'],
  [[':scope::attr(data-id)'], inCard, '7'],
  [[':scope.card::attr(id)'], inCard, 'a'],
  [[':scope.other::attr(id)'], inCard, null],
  [['p.lead, h2 a'], inCard, 'One'],
  [['p.lead::text, h2 a::attr(href)'], inCard, '/one'],
  [['[class="news wide"] p'], inCard, 'Lead'],
  [['p:not(.lead)'], inCard, 'In body'],
  [['nothing'], inCard, null],
  [[], inCard, null],
]

for (const [texts, scope, value] of FIRST) {
  test(`the first of ${texts.join(' | ')} ${scope === whole ? 'on the page' : 'in the card'} is ${value}`, () => {
    assert.equal(first(selectors(...texts), scope, readText), value)
  })
}

test('text that nested matches share comes once, and the items of a list are kept apart', () => {
  assert.deepEqual(all(selectors('.body, .body p'), whole, readText, 'outermost'), ['In body Again'])
  assert.deepEqual(all(selectors('.body, .body p'), whole, readText, 'innermost'), ['In body', 'Again'])
  assert.deepEqual(all(selectors('ul, ul a'), whole, readText, 'innermost'), ['x', 'y'])
})

test('a fallback is used only when the one before it gives nothing', () => {
  assert.deepEqual(all(selectors('.body p', 'p.lead'), whole, readText, 'outermost'), ['In body', 'Again'])
  assert.deepEqual(all(selectors('.nobody p', 'p.lead'), whole, readText, 'outermost'), ['Lead'])
})

test('among very many siblings, counting them still ends, and is right near either end', () => {
  const many: Scope = {
    element: null,
    elements: elementsBelow(parseFast(`<ul>${'<li>x</li>'.repeat(40_000)}</ul>`).root),
  }
  for (const css of ['li:nth-child(3)', 'li:nth-last-of-type(3)', 'p ~ li, li:nth-of-type(90)']) {
    assert.equal(all(selectors(css), many, readText, 'outermost').length, 1, css)
  }
})

test('a link without a suffix stands in href, data-href or data-url', () => {
  const links = (html: string): string | null =>
    first(selectors('a'), { element: null, elements: elementsBelow(parseFast(html).root) }, readLink)
  assert.equal(links('<a href=" /x ">t</a>'), '/x')
  assert.equal(links('<a data-href="/y">t</a>'), '/y')
  assert.equal(links('<a data-url="/z">t</a>'), '/z')
  assert.equal(links('<a>t</a>'), null)
})

test('of several links the first that can be fetched is taken', () => {
  const html = '<a href="#top">a</a><a href="javascript:x()">b</a><a href="mailto:a@b.example">c</a><a href="c">d</a>'
  const scope = { element: null, elements: elementsBelow(parseFast(html).root) }
  assert.equal(first(selectors('a'), scope, readUrl('https://gazette.example/a/b')), 'https://gazette.example/a/c')
})

test('a date is what readers see, else what machines read', () => {
  assert.equal(first(selectors('time'), whole, readDateText), '2026-03-04')
  assert.equal(first(selectors('time::text'), whole, readDateText), null)
})

for (const text of ['a[href', 'p:nosuch(1)', 'a::attr()', '::before', '']) {
  test(`"${text}" is refused by name`, () => {
    assert.throws(
      () => compileSelector(text),
      (error) => error instanceof InvalidSelector && error.message.startsWith(`"${text}"`),
    )
  })
}
