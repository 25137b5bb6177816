import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardsOf } from '../../../src/workbench/listings/pages-way.ts'

const NOW = new Date('2026-03-10T00:00:00Z')
const BASE = 'https://post.example/news'
const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const TITLE = (n: number) => `The council decides on pier ${n} of the harbour`
const SIDE = `<aside><ul>${range(9)
  .map((n) => `<li><a href="/popular/story-about-${n}">A story that many people have read ${n}</a></li>`)
  .join('')}</ul></aside>`
const MENU = `<nav><ul>${range(12)
  .map((n) => `<li><a href="/section/${n}">Section ${n}</a></li>`)
  .join('')}</ul></nav>`
const page = (main: string) => `<html><body>${MENU}<main>${main}</main>${SIDE}</body></html>`
const url = (n: number) => `/news/2026/council-decides-pier-${n}`

/** Layouts of listings, and what their entries are selected by. */
const LAYOUTS: [name: string, html: string, container: RegExp, count: number][] = [
  [
    'cards with a picture link, a title link and a topic',
    range(8)
      .map(
        (n) =>
          `<article class="card"><a href="${url(n)}"><img src="${n}.jpg"></a><a class="topic" href="/topic/harbour">Harbour</a><h3 class="card-title"><a href="${url(n)}">${TITLE(n)}</a></h3></article>`,
      )
      .join(''),
    /card/,
    8,
  ],
  [
    'a plain list',
    `<ul>${range(10)
      .map((n) => `<li><a href="${url(n)}">${TITLE(n)}</a></li>`)
      .join('')}</ul>`,
    /li/,
    10,
  ],
  [
    'rows of a table',
    `<table><tr><th>Date</th><th>Title</th></tr>${range(7)
      .map((n) => `<tr class="row"><td>0${n}.02.2026</td><td><a href="${url(n)}">${TITLE(n)}</a></td></tr>`)
      .join('')}</table>`,
    /tr|row|td/,
    7,
  ],
  [
    'a whole card as a link',
    range(6)
      .map((n) => `<a class="teaser" href="${url(n)}"><h2>${TITLE(n)}</h2><p>Why it took so long.</p></a>`)
      .join(''),
    /teaser/,
    6,
  ],
  [
    'made-up classes',
    `<div id="list">${range(6)
      .map((n) => `<div class="css-1x${n}yz9q"><h2><a href="${url(n)}">${TITLE(n)}</a></h2></div>`)
      .join('')}</div>`,
    /^(?!.*css-)/,
    6,
  ],
  [
    'a lead and teasers of another class',
    `<div class="lead"><h2><a href="${url(1)}">${TITLE(1)}</a></h2></div>${range(7)
      .slice(1)
      .map((n) => `<div class="teaser"><h3><a href="${url(n)}">${TITLE(n)}</a></h3></div>`)
      .join('')}`,
    /teaser|div/,
    6,
  ],
  [
    'links that say the same',
    range(6)
      .map((n) => `<div class="item"><h4>${TITLE(n)}</h4><p>Text of it.</p><a href="${url(n)}">Read more</a></div>`)
      .join(''),
    /item/,
    6,
  ],
  [
    'dates beside the titles',
    range(6)
      .map(
        (n) =>
          `<div class="entry"><span class="when">${n} February 2026</span> <a href="${url(n)}">${TITLE(n)}</a></div>`,
      )
      .join(''),
    /entry/,
    6,
  ],
]
for (const [name, html, container, count] of LAYOUTS) {
  test(`finds the entries: ${name}`, () => {
    const found = cardsOf(page(html), BASE, NOW)
    assert.ok(found !== null)
    assert.match(found.container, container)
    assert.ok(found.entries.length >= count, JSON.stringify(found))
    assert.ok(
      found.entries.every(({ url: address }) => address.includes('/news/2026/')),
      JSON.stringify(found.entries),
    )
    assert.ok(
      found.entries.every(({ title }) => title !== null && title.includes('council decides')),
      JSON.stringify(found.entries),
    )
  })
}

test('a date beside the title is selected', () => {
  const html = range(6).map(
    (n) =>
      `<div class="entry"><a href="${url(n)}">${TITLE(n)}</a><time datetime="2026-02-0${n}">last week</time></div>`,
  )
  assert.equal(cardsOf(page(html.join('')), BASE, NOW)?.date, 'time::attr(datetime)')
})

const NONE: [string, string][] = [
  ['an article', `<h1>${TITLE(1)}</h1><p>${'It was decided on Monday. '.repeat(30)}</p>`],
  ['nothing but a menu', ''],
]
for (const [name, html] of NONE)
  test(`finds nothing on ${name}`, () => assert.equal(cardsOf(page(html), BASE, NOW), null))
