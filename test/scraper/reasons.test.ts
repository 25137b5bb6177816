import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { REASONS } from '../../src/vocabulary/run/reason.ts'

const page = readFileSync(new URL('../../docs/reasons.md', import.meta.url), 'utf8')
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
)

describe('docs/reasons.md', () => {
  test('has a section for each status with reasons, and no other', () => {
    assert.deepEqual([...sections.keys()], Object.keys(REASONS))
  })

  for (const [status, reasons] of Object.entries(REASONS)) {
    test(`explains exactly the reasons of ${status}, with what to do`, () => {
      const rows = [...(sections.get(status) ?? '').matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm)]
      assert.deepEqual(rows.map((row) => row[1] ?? '').toSorted(), [...reasons].toSorted())
      for (const [, reason, meaning = '', remedy = ''] of rows) {
        assert.ok(meaning.length > 20 && remedy.length > 5, reason)
      }
    })
  }
})
