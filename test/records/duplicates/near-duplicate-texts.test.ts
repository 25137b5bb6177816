import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mulberry } from '../../../bench/records/synthetic-people.ts'
import { nearDuplicateTexts } from '../../../src/records/duplicates/near-duplicate-texts.ts'

const random = mulberry(2)
const words = (count: number): string[] => Array.from({ length: count }, () => `w${Math.floor(random() * 5000)}`)

test('texts with a few changed words are found, others are not', () => {
  const originals = Array.from({ length: 60 }, () => words(300))
  const changed = originals.slice(0, 20).map((text) => text.with(7, 'rain').with(200, 'sun').join('  '))
  const found = nearDuplicateTexts([...originals.map((text) => text.join(' ')), ...changed])
  assert.deepEqual(
    found.map(({ a, b }) => [a, b]),
    changed.map((_, i) => [i, 60 + i]),
  )
  assert.ok(found.every(({ likeness }) => likeness >= 0.8 && likeness <= 1))
})

test('half a text in common is found when half is asked for', () => {
  const [start, end, other] = [words(300), words(60), words(60)]
  const texts = [[...start, ...end].join(' '), [...start, ...other].join(' ')]
  assert.equal(nearDuplicateTexts(texts).length, 0)
  assert.equal(nearDuplicateTexts(texts, { least: 0.5 }).length, 1)
})

test('case, accents and punctuation are no difference; texts of two words are left out', () => {
  const found = nearDuplicateTexts(['Léger rain fell today.', 'leger RAIN, fell today', 'two words', 'two words', ''])
  assert.deepEqual(found, [{ a: 0, b: 1, likeness: 1 }])
})
