import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupWords } from '../../src/view/group-words.ts'

/** Countries of the members of each group, and the words. */
const ROWS: [groups: string[][], words: string[]][] = [
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

for (const [groups, words] of ROWS) {
  test(words.join(' and ') || 'no group, no words', () => assert.deepEqual(groupWords(groups), words))
}
