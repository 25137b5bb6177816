import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addedColumns, createChecker } from '../../src/contacts/create-checker.ts'
import type { CheckSpec } from '../../src/contacts/check-spec.ts'

const SPEC: CheckSpec = { phones: ['phone'], details: true, addresses: [], region: 'US', regionField: null }

const cells: [string, unknown[]][] = [
  ['800-555-0199', [true, 'toll_free', 'United States', 60, 'numbering_plan']],
  ['+44 7400 123456', [true, 'mobile', 'United Kingdom', 60, 'numbering_plan']],
  ['+49 30 123456; +33 6 12 34 56 78', [true, 'landline; mobile', 'Germany; France', 60, 'numbering_plan']],
  ['+800 1234 5678', [true, 'toll_free', 'international', 60, 'numbering_plan']],
  ['555-123-4567', [true, null, null, 0, 'numbering_plan']],
  ['12', [false, null, null, 0, null]],
]

for (const [cell, details] of cells) {
  test(`details of ${cell}`, () => {
    const answers = createChecker(SPEC)([cell])
    const at = addedColumns(SPEC).indexOf('phone_possible')
    assert.deepEqual(answers.slice(at), details)
  })
}

test('without details nothing is added', () => {
  assert.equal(addedColumns({ ...SPEC, details: false }).includes('phone_line_type'), false)
})
