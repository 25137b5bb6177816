import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fingerprints } from '../../../src/scraper/frontier/fingerprints.ts'

test('a text is new once', () => {
  const set = new Fingerprints()
  assert.equal(set.add('https://x.org/a'), true)
  assert.equal(set.add('https://x.org/a'), false)
  assert.equal(set.has('https://x.org/a'), true)
  assert.equal(set.has('https://x.org/b'), false)
  assert.equal(set.size, 1)
})

test('200,000 URLs that differ in a digit are all distinct, through every growth', () => {
  const set = new Fingerprints()
  for (let i = 0; i < 200_000; i++) assert.equal(set.add(`https://x.org/news/${i}`), true, `${i}`)
  assert.equal(set.size, 200_000)
  for (let i = 0; i < 200_000; i += 97) assert.equal(set.has(`https://x.org/news/${i}`), true)
  for (let i = 200_000; i < 210_000; i++) assert.equal(set.has(`https://x.org/news/${i}`), false)
})

test('the empty text is a text', () => {
  const set = new Fingerprints()
  assert.equal(set.has(''), false)
  assert.equal(set.add(''), true)
  assert.equal(set.add(''), false)
})
