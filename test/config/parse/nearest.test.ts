import assert from 'node:assert/strict'
import { test } from 'node:test'
import { didYouMean, nearest } from '../../../src/config/parse/nearest.ts'

/** A word, what it may have meant, and the guess. */
const ROWS: [word: string, candidates: string[], guess: string | null][] = [
  ['ratelimit', ['retries', 'rate_limit'], 'rate_limit'],
  ['paginaton', ['pagination', 'archive'], 'pagination'],
  ['Fiji_Sun', ['fiji_sun'], 'fiji_sun'],
  ['lisitng', ['listing'], 'listing'],
  ['xyz', ['listing', 'name'], null],
  ['a', ['b'], 'b'],
  ['', ['name'], null],
  ['name', [], null],
]

for (const [word, candidates, guess] of ROWS) {
  test(`"${word}" among ${candidates.join(', ')} means ${guess}`, () => assert.equal(nearest(word, candidates), guess))
}

test('the guess as the end of a sentence', () => {
  assert.equal(didYouMean('nam', ['name']), ', did you mean "name"?')
  assert.equal(didYouMean('wibble', ['name']), '')
})
