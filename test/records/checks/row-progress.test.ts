import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRowProgress } from '../../../src/records/checks/row-progress.ts'

test('rows count when they are answered, not when they are read or checked', () => {
  const progress = createRowProgress(100)
  for (let n = 0; n < 4; n++) progress.chunk(25)
  for (let place = 1; place <= 100; place++) progress.pass(place)
  assert.deepEqual(progress.now(1, 25), { rows: 0, chunksDone: 0, chunks: 4, expected: 100, done: 0 })
  const through = Array.from({ length: 60 }, () => progress.answer()).filter(Boolean).length
  assert.equal(through, 2)
  assert.deepEqual(progress.now(1, 25), { rows: 60, chunksDone: 2, chunks: 4, expected: 100, done: 0.6 })
})

test('a rejected row is done when the row after it is, or the file ends', () => {
  const progress = createRowProgress(null)
  progress.chunk(3)
  progress.pass(2)
  progress.answer()
  assert.equal(progress.now(1, 10).rows, 2)
  progress.finish()
  assert.deepEqual(progress.now(1, 10), { rows: 3, chunksDone: 1, chunks: 1, expected: 3, done: 1 })
})

test('a file that was not counted is estimated by what has been read of it', () => {
  const progress = createRowProgress(null)
  progress.chunk(200)
  assert.deepEqual(progress.now(0.1, 200), { rows: 0, chunksDone: 0, chunks: 10, expected: 2000, done: 0 })
})
