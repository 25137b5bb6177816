import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addedColumns, createChecker } from '../../src/contacts/create-checker.ts'
import type { CheckSpec } from '../../src/contacts/check-spec.ts'

const SPEC: CheckSpec = { phones: ['phone'], details: true, addresses: [], region: 'US', regionField: null }

const BRITISH = 'Europe/Guernsey, Europe/Isle_of_Man, Europe/London'

const cells: [string, unknown[]][] = [
  ['800-555-0199', [true, 'toll_free', 'United States', null, 60, 'numbering_plan']],
  ['+44 7400 123456', [true, 'mobile', 'United Kingdom', BRITISH, 60, 'numbering_plan']],
  [
    '+49 30 123456; +33 6 12 34 56 78',
    [true, 'landline; mobile', 'Germany; France', 'Europe/Berlin; Europe/Paris', 60, 'numbering_plan'],
  ],
  ['+800 1234 5678', [true, 'toll_free', 'international', null, 60, 'numbering_plan']],
  [
    '800-555-0199; +800 1234 5678',
    [true, 'toll_free; toll_free', 'United States; international', null, 60, 'numbering_plan'],
  ],
  [
    '800-555-0199; 212-555-0123',
    [true, 'toll_free; landline_or_mobile', 'United States; United States', '; America/New_York', 60, 'numbering_plan'],
  ],
  ['555-123-4567', [true, null, null, null, 0, 'numbering_plan']],
  ['12', [false, null, null, null, 0, null]],
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
