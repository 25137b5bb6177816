import assert from 'node:assert/strict'
import { test } from 'node:test'
import { didYouMean, typoDistance, nearest } from '../../../src/config/parse/nearest.ts'

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

test('swapped neighbours count once; counting stops at the limit', () => {
  assert.equal(typoDistance('abcd', 'abdc'), 1)
  assert.equal(typoDistance('kitten', 'sitting'), 3)
  assert.equal(typoDistance('', 'abc'), 3)
  assert.equal(typoDistance('completely', 'different', 3), 3)
  assert.equal(didYouMean('nam', ['name']), ', did you mean "name"?')
  assert.equal(didYouMean('wibble', ['name']), '')
})
