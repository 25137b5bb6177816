import assert from 'node:assert/strict'
import { it } from 'node:test'
import { lowerBound, makespan } from '../../../src/fleet/plan/makespan.ts'

const rows: [number[], number, number, number][] = [
  [[], 4, 0, 0],
  [[10], 4, 10, 10],
  [[3, 3, 2, 2, 2], 2, 7, 6],
  [[4, 3, 3], 2, 6, 5],
  [[1, 1, 1, 9], 2, 10, 9],
  [[9, 1, 1, 1], 2, 9, 9],
]

it('list scheduling takes as long as worked out by hand, and never less than the bound', () => {
  for (const [durations, slots, takes, bound] of rows) {
    assert.equal(makespan(durations, slots), takes, `${durations.join()} on ${slots}`)
    assert.equal(lowerBound(durations, slots), bound)
  }
})
