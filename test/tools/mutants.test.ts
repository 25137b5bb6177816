import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mutantsOf } from '../../tools/mutants.ts'

const CASES: [text: string, mutants: string[]][] = [
  ['const x = a < b', ['const x = a <= b']],
  ['const x = a < (b) && c', ['const x = a < (b) || c', 'const x = a <= (b) && c']],
  ['const x = Math.min(a, 3)', ['const x = Math.max(a, 3)', 'const x = Math.min(a, 4)']],
  ['let on = true', ['let on = false']],
  ['type N = 1 | 2\nconst s: 3 = f()', []],
  ["const s = 'a < b' // 1 + 2", []],
]

for (const [text, mutants] of CASES) {
  test(`${mutants.length} mutants of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      mutantsOf({ path: 'src/a.ts', text }).map((mutant) => mutant.text),
      mutants,
    )
  })
}

test('a mutant names its line and what was changed', () => {
  const [mutant] = mutantsOf({ path: 'src/a.ts', text: 'f()\nif (a === b) f()\n' })
  assert.deepEqual([mutant?.line, mutant?.from, mutant?.to], [2, '===', '!=='])
})
