import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { judgeRun } from '../../../src/scraper/outcome/judge-run.ts'
import { REASONS } from '../../../src/vocabulary/run/reason.ts'
import { healthy } from '../verdict-facts.ts'
import { ROWS } from '../verdict-table.ts'

describe('verdict', () => {
  for (const { name, expected, detail = /^/, facts = {}, change } of ROWS) {
    test(`${name}: ${expected}`, () => {
      const counters = healthy()
      change?.(counters)
      const given = judgeRun({ counters, only: 'all', halted: null, gaveUp: [], hasRecords: false, ...facts })
      assert.equal(given.reason === null ? given.status : `${given.status}/${given.reason}`, expected)
      assert.match(given.detail, detail)
      if (given.status === 'success') assert.equal(given.detail, '')
      else assert.notEqual(given.detail, '')
    })
  }

  // Those that a scraper cannot say of itself, or that need a history of its own.
  const ELSEWHERE = new Set<string>(['invalid_config', 'spawn_error', 'crash', 'killed', 'lost', 'offline'])

  test('every other reason of a scraper is in the table', () => {
    const covered = new Set(ROWS.map(({ expected }) => expected.split('/')[1]))
    const missing = [...REASONS.failed, ...REASONS.warning].filter((it) => !covered.has(it) && !ELSEWHERE.has(it))
    assert.deepEqual(missing, [])
  })
})
