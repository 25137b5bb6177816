import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readUnselected } from '../../../src/extract/article/read-unselected.ts'

const NOW = new Date('2026-03-10T00:00:00Z')
const URL_OF_PAGE = 'https://harbour.example/news/ferry'
const TEXT = `<p>${'The morning ferry did not leave the harbour on Monday, because its engine had failed. '.repeat(4)}</p>`

const read = (html: string) => readUnselected(html, URL_OF_PAGE, NOW)

test('a page that is mostly one text is read, whatever its classes are called', () => {
  assert.match(read(`<h1>Ferry</h1><div class="x9"><div>${TEXT}${TEXT}</div></div>`)?.body ?? '', /^The morning ferry/)
})

test('a page that says it is an article needs less text', () => {
  const short =
    '<p>The morning ferry did not leave the harbour on Monday, because its engine had failed, and nobody knew when the next one would come, if it came at all.</p>'
  assert.equal(read(`<h1>Ferry</h1><div>${short}</div>`), null)
  const stated =
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-01","author":"Ana Lima"}</script>'
  assert.deepEqual(read(`${stated}<h1>Ferry</h1><div>${short}</div>`)?.authors, ['Ana Lima'])
})

const NONE: [string, string][] = [
  ['nothing', ''],
  ['only a heading', '<h1>Only a picture</h1>'],
  ['a notice', '<h1>Before you go on</h1><p>We value your privacy, and want to know what you think of it.</p>'],
  [
    'a list of stories',
    Array.from(
      { length: 12 },
      (_, i) =>
        `<article><h2><a href="/${i}">Story number ${i} of the day</a></h2><p>${i}. ${TEXT.slice(3, 90)}</p></article>`,
    ).join(''),
  ],
  ['a menu', `<ul>${'<li><a href="/sport">Sport and games of the weekend</a></li>'.repeat(30)}</ul>`],
]
for (const [name, html] of NONE) {
  test(`is no article: ${name}`, () => assert.equal(read(html), null))
}
