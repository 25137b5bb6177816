import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTreeMemory } from '../../../src/processes/tree-memory.ts'
import { createTreeLook } from '../../../src/scraper/limits/tree-look.ts'

test('the whole tree is looked at, and not at every page', () => {
  let time = 0
  let mb = 100
  let looks = 0
  const tree = createTreeMemory(() => {
    looks++
    return mb
  }, 0)
  const read = createTreeLook(tree, () => time)
  assert.equal(read(), 100)
  mb = 300
  time = 499
  assert.deepEqual([read(), looks], [100, 1])
  time = 500
  assert.deepEqual([read(), looks], [300, 2])
})
