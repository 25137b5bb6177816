import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_TREE_DEPTH } from '../../../src/extract/tree/parse/capped-parser.ts'
import { parseByTokens, parseFast, type ParsePage } from '../../../src/extract/tree/parse/parse-fast.ts'
import { loadHtml5Parser } from '../../../src/extract/tree/parse/parse-html5.ts'
import { textOf } from '../../../src/extract/tree/text.ts'
import { MAX_NODES } from '../../../src/extract/tree/parse/tree-builder.ts'
import { depthOf, elementsBelow } from '../../../src/extract/tree/walk.ts'

const parseHtml5 = await loadHtml5Parser()
const PARSERS: [name: string, parse: ParsePage][] = [
  ['fast', parseFast],
  ['html5', parseHtml5],
]

const names = (html: string, parse: ParsePage): string =>
  elementsBelow(parse(html).root)
    .map(({ name }) => name)
    .join(' ')

for (const [name, parse] of PARSERS) {
  test(`${name}: 100,000 nested elements keep their text, and what comes after them its place`, () => {
    const html = `<h1>before</h1>${'<div>'.repeat(100_000)}deep<br>er${'</div>'.repeat(100_000)}<p>after</p>`
    const tree = parse(html).root
    assert.equal(depthOf(tree), MAX_TREE_DEPTH)
    assert.equal(textOf(tree), 'before deep er after')
    const after = elementsBelow(tree).findLast((element) => element.name === 'p')
    assert.equal(after?.parent, tree.children.at(-1)?.parent)
  })

  test(`${name}: 100,000 elements that nobody closes`, () => {
    assert.equal(textOf(parse(`<b>x${'<i>'.repeat(100_000)}y<p>z`).root), 'xy z')
  })

  test(`${name}: a page of more elements than any real one is cut, and says so`, () => {
    const whole = parse('<p>x'.repeat(MAX_NODES / 4))
    assert.equal(whole.isCut, false)
    const cut = parse('<p>x'.repeat(MAX_NODES))
    assert.equal(cut.isCut, true)
    assert.ok(elementsBelow(cut.root).length <= MAX_NODES)
  })

  test(`${name}: 200,000 attributes, NUL bytes, broken entities, no end`, () => {
    const attributes = Array.from({ length: 200_000 }, (_, i) => `a${i}=${i}`).join(' ')
    assert.equal(textOf(parse(`<p ${attributes}>x</p>`).root), 'x')
    assert.match(textOf(parse('a\0b &nosuch; &#xffffffff; <p unclosed="').root), /^a.?b &nosuch;/)
    assert.equal(textOf(parse('<p>text <a href="x').root), 'text')
  })
}

test('the end tag of another heading ends an open one, as in browsers', () => {
  for (const html of [
    '<h3>Rain</h2><p>fell</p>',
    '<h1><b>Rain</h6><p>fell</p>',
    '<h2><div>Rain</h3></div><p>fell</p>',
  ]) {
    for (const [name, parse] of PARSERS) {
      const heading = elementsBelow(parse(html).root).find((element) => /^h\d$/.test(element.name))
      assert.equal(textOf(heading!), 'Rain', `${name}: ${html}`)
    }
    assert.equal(
      names(html, parseFast),
      names(html, (same) => parseByTokens(same)),
      html,
    )
  }
  assert.equal(textOf(parseFast('<h1>a<table><td>b</h2>c</td></table>d</h1>e').root), 'a bc d e')
})

test('fast leaves a page as it is written, html5 repairs it as browsers do', () => {
  const table = '<table><tr><td>1</td></tr></table>'
  assert.equal(names(table, parseFast), 'table tr td')
  assert.equal(names(table, parseHtml5), 'html head body table tbody tr td')
  assert.equal(textOf(parseHtml5('<table><p>stray</p><tr><td>cell</td></tr></table>').root), 'stray cell')
})

test('html5 gives a page up to the fast parser that would make it clone elements without end', () => {
  const open = Array.from({ length: 400 }, (_, i) => `<b id="${i}">`).join('')
  const tree = parseHtml5(`<p>${open}</p>${'<p>x</p>'.repeat(2000)}`)
  assert.ok(elementsBelow(tree.root).length < 10_000)
})
