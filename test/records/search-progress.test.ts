import assert from 'node:assert/strict'
import { test } from 'node:test'
import { syntheticPeople } from '../../bench/records/synthetic-people.ts'
import { findDuplicates } from '../../src/records/duplicates/find-duplicates.ts'
import type { SearchProgress } from '../../src/records/duplicates/search-progress.ts'

test('each phase begins at nothing, grows, and ends near its end', () => {
  const { rows } = syntheticPeople(2400, 600)
  const told: SearchProgress[] = []
  findDuplicates(rows, { onProgress: (progress) => told.push(progress) })
  const phases = Map.groupBy(told, ({ phase }) => phase)
  assert.deepEqual([...phases.keys()], ['indexing', 'searching', 'comparing', 'learning', 'grouping'])
  for (const phase of ['indexing', 'searching', 'comparing'] as const) {
    const seen = phases.get(phase)!
    assert.deepEqual([seen[0]?.count, seen[0]?.done], [0, 0], phase)
    for (const [n, { count, done }] of seen.entries()) {
      const before = seen[n - 1]
      assert.ok(before === undefined || (count > before.count && done > before.done), phase)
    }
    assert.ok(seen.at(-1)!.done > 0.8 && seen.at(-1)!.done <= 1, phase)
  }
  assert.ok(phases.get('searching')!.at(-1)!.count > 2400, 'rows of the file')
})
