import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupCounts } from '../../src/view/group-counts.ts'

/** Countries of the members of each group, and the counts. */
const ROWS: [groups: string[][], counts: string[]][] = [
  [[], []],
  [[['fiji', 'tonga']], ['1 multi-country group with 2']],
  [
    [
      ['fiji', 'tonga', 'fiji'],
      ['palau', 'samoa'],
    ],
    ['2 multi-country groups with 5'],
  ],
  [[['fiji', 'fiji']], ['1 group with 2']],
  [
    [
      ['fiji', 'fiji'],
      ['fiji', 'tonga'],
      ['samoa', 'samoa', 'samoa'],
    ],
    ['1 multi-country group with 2', '2 other groups with 5'],
  ],
]

for (const [groups, counts] of ROWS) {
  test(counts.join(' and ') || 'no group, no text', () => assert.deepEqual(groupCounts(groups), counts))
}
