import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RedirectedPages } from '../../../src/scraper/pages/redirected-pages.ts'

const o = 'https://x.org'

function pages(...listed: string[]): (entry: string, place: string) => Promise<string> {
  const redirected = new RedirectedPages({ isKnown: async (url) => listed.includes(url.slice(o.length)) })
  return (entry, place) => redirected.judge(o + entry, o + place)
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

test('a page to which many lead stands in the place of articles', async () => {
  const judge = pages('/login')
  const judged: string[] = []
  for (const entry of ['/1', '/2', '/3', '/4', '/5']) judged.push(await judge(entry, '/login'))
  assert.deepEqual(judged, ['same_page', 'same_page', 'same_page', 'stand_in', 'stand_in'])
})
