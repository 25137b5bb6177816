import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRunId, newRunId } from '../../../src/runs/folder/layout.ts'

test('run ids sort by time, also within a second', () => {
  const times = [0, 1, 15, 16, 255, 256, 999, 1000].map((ms) => new Date(Date.parse('2026-11-21T12:00:00Z') + ms))
  const ids = times.map(newRunId)
  assert.deepEqual(ids, ids.toSorted())
  assert.ok(ids.every(isRunId))
})
