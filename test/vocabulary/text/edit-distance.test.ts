import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editDistance } from '../../../src/vocabulary/text/edit-distance.ts'

const TABLE: [a: string, b: string, most: number, distance: number][] = [
  ['abcd', 'abcd', 2, 0],
  ['abcd', 'abdc', 2, 1],
  ['kitten', 'sitting', 5, 3],
  ['', 'abc', 5, 3],
  ['abc', '', 5, 3],
  ['completely', 'different', 2, 3],
  ['ab', 'abcdef', 2, 3],
  ['x'.repeat(200), 'x'.repeat(199), 2, 1],
]

for (const [a, b, most, distance] of TABLE) {
  test(`from "${a.slice(0, 20)}" to "${b.slice(0, 20)}", at most ${most}`, () => {
    assert.equal(editDistance(a, b, most), distance)
    assert.equal(editDistance(b, a, most), distance)
  })
}
