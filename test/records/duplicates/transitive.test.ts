import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTransitive } from '../../../src/records/duplicates/groups/transitive.ts'

/** Rows at places on a line: the nearer, the more alike. */
const cases: [what: string, places: number[], near: number, expected: boolean][] = [
  ['copies are all near each other', [0, 0.1, 0.2, 9, 9.1, 9.2], 1, true],
  ['in a chain the ends are not', [0, 1, 2, 3, 4, 5, 6], 1, false],
  ['pairs only', [0, 0.1, 5, 5.1], 1, true],
]
for (const [what, places, near, expected] of cases) {
  test(`transitive, ${what}: ${expected}`, () => {
    const scoreOf = (x: number, y: number): number => -Math.abs(places[x]! - places[y]!)
    const all = places.flatMap((_, x) =>
      places.flatMap((_unused, y) => (x < y && scoreOf(x, y) >= -near ? [[x, y]] : [])),
    )
    const pairs = { a: Int32Array.from(all, ([x]) => x!), b: Int32Array.from(all, ([, y]) => y!) }
    assert.equal(isTransitive(pairs, Uint32Array.from(all.keys()), -near, scoreOf), expected)
  })
}
