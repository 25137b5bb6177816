import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../../../src/extract/article/read-article.ts'

const URL_OF_PAGE = 'https://harbour.example/news/ferry'
const FIRST = 'The morning ferry did not leave the harbour on Monday, because its engine had failed during the night.'
const SECOND = 'Passengers waited for three hours, and most of them took the bus around the bay, the company said.'
const NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
const RELATED =
  '<div class="related-posts"><h3>Read more</h3><p>An older story about the bridge that was closed for half a year, and why.</p></div>'

function pageWith(body: string, head = ''): string {
  return `<html lang="en"><head><title>Ferry stays in | Harbour Post</title>${head}</head><body>${NAV}${body}<footer><p>All rights reserved by the Harbour Post, its owners and whoever else wrote for it.</p></footer></body></html>`
}

test('the text comes without navigation, teasers, comments, captions and footer', () => {
  const html = pageWith(
    `<h1>Ferry stays in</h1><div class="wrap"><div><p>${FIRST}</p><figure><img src="a.jpg"><figcaption>The ferry in a picture that somebody took last year.</figcaption></figure>
    <h2>Three hours</h2><p>${SECOND}</p></div>${RELATED}<div id="comments"><p>I was on it, and I can say that nobody told us anything at all.</p></div></div>`,
  )
  const { title, body, kind } = readArticle(html, URL_OF_PAGE)
  assert.equal(title, 'Ferry stays in')
  assert.equal(body, [FIRST, 'Three hours', SECOND].join('\n'))
  assert.notEqual(kind, 'listing')
})

test('what the page states goes first: publication and not change, people, tags, image, canonical', () => {
  const data = {
    '@type': 'NewsArticle',
    headline: 'Ferry stays in',
    datePublished: '2025-03-03T08:15:00+01:00',
    dateModified: '2025-03-05T10:00:00+01:00',
    author: [{ '@type': 'Person', name: 'By Ana Lima and Jo Berg' }],
    keywords: ['ferry', 'harbour'],
  }
  const head = `<script type="application/ld+json">${JSON.stringify(data)}</script>
    <meta property="og:image" content="/ferry.jpg"><link rel="canonical" href="/news/ferry-1">`
  const article = readArticle(
    pageWith(`<h1>Ferry stays in</h1><article><p>${FIRST}</p><p>${SECOND}</p></article>`, head),
    URL_OF_PAGE,
  )
  const { body, ...rest } = article
  assert.equal(body, `${FIRST}\n${SECOND}`)
  assert.deepEqual(rest, {
    title: 'Ferry stays in',
    date: '2025-03-03',
    date_time: '2025-03-03T08:15:00+01:00',
    authors: ['Ana Lima', 'Jo Berg'],
    tags: ['ferry', 'harbour'],
    language: 'en',
    image: 'https://harbour.example/ferry.jpg',
    canonical: 'https://harbour.example/news/ferry-1',
    kind: 'article',
  })
})

test('a stated text decides where the page shows it, and stands in where the page does not', () => {
  const texts = Array.from(
    { length: 6 },
    (_, i) =>
      `Paragraph ${i} tells what happened at hour ${i} of the day in the harbour and on the bay, in a sentence of its own.`,
  )
  const script = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', datePublished: '2025-03-03', articleBody: texts.join('\n') })}</script>`
  const shown = pageWith(
    `<div>${texts.map((text) => `<p>${text}</p>`).join('<p>Sign up for the letter that we send to all our readers every morning.</p>')}</div>`,
    script,
  )
  assert.equal(readArticle(shown, URL_OF_PAGE).body, texts.join('\n'))
  assert.equal(readArticle(pageWith('<div id="app"></div>', script), URL_OF_PAGE).body, texts.join('\n'))
})

test('paragraphs without <p>, parted by line breaks, and markup that nobody closed', () => {
  assert.equal(
    readArticle(pageWith(`<td><font>${FIRST}<br><br>${SECOND}`), URL_OF_PAGE)
      .body?.split('\n')
      .slice(0, 2)
      .join('|'),
    `${FIRST}|${SECOND}`,
  )
})

test('what holds most of the page is no teaser, whatever its class says; only what stands beside it is', () => {
  for (const wrapper of ['<div class="related-wrap">', '<aside>', '<form>', '<div class="sidebar share">']) {
    const html = pageWith(`${wrapper}<p>${FIRST}</p><p>${SECOND}</p>`)
    assert.equal(readArticle(html, URL_OF_PAGE).body, `${FIRST}\n${SECOND}`, wrapper)
  }
})

test('the posts of a thread are its text, those of its noscript too', () => {
  const posts = [FIRST, SECOND].map((text) => `<div class="comment"><b>ana</b><p>${text}</p></div>`)
  for (const html of [pageWith(posts.join('')), pageWith(`<noscript>${posts.join('')}</noscript>`)]) {
    const { body, kind } = readArticle(html, 'https://forum.harbour.example/t/ferry/12')
    assert.equal(kind, 'other')
    assert.ok(body?.includes(FIRST) === true && body.includes(SECOND), body ?? '')
  }
})

test('the stated headline is the title, without the name of the site', () => {
  const data = {
    '@type': 'NewsArticle',
    headline: 'Ferry stays in &amp; buses run | Harbour Post',
    datePublished: '2025-03-03',
  }
  const head = `<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="You will not believe this ferry">
    <script type="application/ld+json">${JSON.stringify(data)}</script>`
  assert.equal(readArticle(pageWith(`<p>${FIRST}</p>`, head), URL_OF_PAGE).title, 'Ferry stays in & buses run')
})

test('the day in the address is a date where the page says none', () => {
  const { date } = readArticle(pageWith(`<p>${FIRST}</p>`), 'https://harbour.example/2024/05/03/ferry')
  assert.equal(date, '2024-05-03')
})

test('a date beside the only heading counts where the page states none; one further down is something else', () => {
  for (const line of [
    '<p>By Ana Lima on 4 March 2025</p>',
    '<div>Updated: 6 March 2025, published: 4 March 2025</div>',
  ]) {
    const html = pageWith(`<h1>Ferry stays in</h1>${line}<p>${FIRST}</p>`)
    assert.equal(readArticle(html, URL_OF_PAGE).date, '2025-03-04', line)
  }
  const far = pageWith(`<h1>Ferry stays in</h1>${`<p>${FIRST}</p>`.repeat(8)}<p>Bus of 4 March 2025</p>`)
  assert.equal(readArticle(far, URL_OF_PAGE).date, null)
  const many = pageWith(`<h1>Ferry</h1><p>4 March 2025</p><h1>Bus</h1><p>5 March 2025</p>`)
  assert.equal(readArticle(many, URL_OF_PAGE).date, null)
})

test('a page of links is a listing, an empty one is nothing', () => {
  const cards = Array.from(
    { length: 30 },
    (_, i) => `<li><a href="/s/${i}">Story number ${i} about the harbour and the bay</a></li>`,
  )
  assert.equal(readArticle(pageWith(`<ul>${cards.join('')}</ul>`), 'https://harbour.example/news').kind, 'listing')
  for (const html of ['', '\0', '<', '<html>', '<body>', '</p>'])
    assert.equal(readArticle(html, URL_OF_PAGE).title, null, html)
})

/**
 * Work that doubles with its input takes four times as long when it is quadratic: counted in what hostile pages hold.
 */
test('hostile pages end: deep, wide, long attributes, and 50 MB of text', { timeout: 120_000 }, () => {
  for (const html of [
    '<div>'.repeat(100_000) + FIRST,
    `<p>${FIRST}</p>`.repeat(100_000),
    `<div class="${'related '.repeat(200_000)}">${FIRST}</div>`,
    `<a class=byline rel=author>${'x, '.repeat(300_000)}</a>`,
    `<meta name=keywords content="${','.repeat(1_000_000)}">`,
    `<p>${'word '.repeat(10_000_000)}</p>`,
  ]) {
    const { kind } = readArticle(pageWith(html), URL_OF_PAGE)
    assert.ok(['article', 'listing', 'other'].includes(kind))
  }
})
