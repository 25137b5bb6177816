import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RedirectedPages } from '../../../src/scraper/pages/redirected-pages.ts'

const o = 'https://x.org'

function pages(...listed: string[]): (entry: string, place: string) => Promise<string> {
  const redirected = new RedirectedPages({ isKnown: async (url) => listed.includes(url.slice(o.length)) })
  return async (entry, place) => (await redirected.judge({ url: o + entry }, o + place)).whose
}

test('what leads to a listed page has no record of its own, the page has', async () => {
  const judge = pages('/story', '/?p=1')
  assert.equal(await judge('/?p=1', '/story'), 'same_page')
  assert.equal(await judge('/story', '/story'), 'own')
  assert.equal(await judge('/story', '/story?utm_source=x#top'), 'own')
})

test('of several that lead to a page which is not listed, the first has its record', async () => {
  const judge = pages()
  assert.deepEqual(await Promise.all([judge('/a', '/story'), judge('/b', '/story#c')]), ['own', 'same_page'])
  // Listed only later.
  assert.equal(await judge('/story', '/story'), 'same_page')
  assert.equal(await judge('/c', '/other'), 'own')
})

test('a page that is told where to go back to is one and the same', async () => {
  const redirected = new RedirectedPages({ isKnown: async () => false })
  const led = async (entry: string, place: string): Promise<unknown> => redirected.judge({ url: o + entry }, o + place)
  const login = { led: `${o}/login?lang=en`, returns: true }
  assert.deepEqual(await led('/news/1', '/login?next=%2Fnews%2F1&lang=en'), { whose: 'own', ...login })
  assert.deepEqual(await led('/news/2', `/login?lang=en&back=${o}/news/2`), { whose: 'same_page', ...login })
  assert.deepEqual(await led('/news/3', '/login?lang=en'), { whose: 'same_page', ...login, returns: false })
})

test('another address of the same article is not one for others', async () => {
  const spellings = [
    ['/story', '/story?x=1'],
    ['/2026/flood-in-town', '/news/Flood-in-Town.html'],
    ['/?p=123456', '/story-123456'],
    ['/news.php?id=98765', '/a/98765/flood'],
  ]
  const redirected = new RedirectedPages({ isKnown: async () => false })
  for (const [entry, place] of spellings)
    assert.equal((await redirected.judge({ url: `${o}${entry}` }, `${o}${place}`)).led, null)
  for (const [entry, place] of [
    ['/flood', '/consent'],
    ['/2026/flood', '/2026/gone'],
  ])
    assert.equal((await redirected.judge({ url: `${o}${entry}` }, `${o}${place}`)).led, `${o}${place}`)
})
