import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptWithin } from '../../../src/records/pool/attempt-within.ts'

/** One item never ends, in a loop or in a regular expression; one throws. */
function work(item: string): string {
  if (item === 'loop') for (;;);
  if (item === 'regex') return String(/^(a+)+$/.test(`${'a'.repeat(60)}!`))
  if (item === 'throw') throw new Error('a bug')
  return item.toUpperCase()
}

for (const stuck of ['loop', 'regex']) {
  test(`a ${stuck} that never ends costs its own item only`, () => {
    assert.deepEqual(attemptWithin(['a', stuck, 'throw', 'b'], work, 300), [
      { value: 'A' },
      { failed: 'no answer within 0.3 s' },
      { failed: 'the check failed: a bug' },
      { value: 'B' },
    ])
  })
}

test('what is in time is as it would be without a limit, and nothing is left behind', () => {
  const before = Object.keys(globalThis)
  assert.deepEqual(attemptWithin(['a', 'b'], work, 60_000), [{ value: 'A' }, { value: 'B' }])
  assert.deepEqual(attemptWithin([], work, 60_000), [])
  assert.deepEqual(Object.keys(globalThis), before)
})
