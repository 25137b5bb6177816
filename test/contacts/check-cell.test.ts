import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCell, type DefaultRegion, type PhoneColumns } from '../../src/contacts/phones/check-cell.ts'

const rows: [string, DefaultRegion, Partial<PhoneColumns>][] = [
  ['(202) 456-1111', 'US', { valid: true, e164: '+12024561111', region: 'US', error: null }],
  ['+44 7400 123456', null, { valid: true, e164: '+447400123456', type: 'MOBILE', region: 'GB' }],
  ['tel:+49-30-123456;ext=7', null, { valid: true, e164: '+4930123456', extension: '7' }],
  ['tel:030-123456;phone-context=+49', null, { valid: true, e164: '+4930123456' }],
  ['０３０ １２３４５６', 'DE', { valid: true, e164: '+4930123456' }],
  ['＋４９ ３０ １２３４５６', null, { valid: true, e164: '+4930123456' }],
  ['٠٣٠ ١٢٣٤٥٦', 'DE', { valid: true, e164: '+4930123456' }],
  ['00 49 30 123456', 'FR', { valid: true, e164: '+4930123456' }],
  ['011 49 30 123456', 'US', { valid: true, e164: '+4930123456' }],
  ['+49 (0)30 123456', null, { valid: true, e164: '+4930123456' }],
  ['Phone: 030 123456', 'DE', { valid: true, e164: '+4930123456' }],
  ['1-800-GOFEDEX', 'US', { valid: true, e164: '+18004633339', type: 'TOLL_FREE' }],
  ['202-456-1111 ext. 22', 'US', { valid: true, extension: '22' }],
  ['202-456-1111, ext 22', 'US', { valid: true, extension: '22' }],
  ['+800 1234 5678', null, { valid: true, region: '001', type: 'TOLL_FREE' }],
  ['030/123456', 'DE', { valid: true, e164: '+4930123456' }],
  ['202-456-1111; 202-456-1414 x5', 'US', { valid: true, e164: '+12024561111; +12024561414', extension: '; 5' }],
  ['+49 30 123456, +1 202 456 1111', null, { valid: true, e164: '+4930123456; +12024561111', region: 'DE; US' }],
  ['030 123456 / 0171 1234567', 'DE', { valid: true, e164: '+4930123456; +491711234567', type: 'FIXED_LINE; MOBILE' }],
  ['+49 30 123456 or 12', null, { valid: false, e164: '+4930123456', error: 'no_region' }],
  ['', 'US', { valid: false, e164: null, error: 'empty' }],
  ['none', 'US', { valid: false, error: 'not_a_number' }],
  ['030 123456', null, { valid: false, error: 'no_region' }],
  ['030 123456', { unknown: 'Atlantis' }, { valid: false, error: 'unknown_region' }],
  ['+49 30 123456', { unknown: 'Atlantis' }, { valid: true, e164: '+4930123456' }],
  ['+999 123456', null, { valid: false, error: 'unknown_calling_code' }],
  ['555-123', 'US', { valid: false, error: 'too_short' }],
  ['202-456-1111-222', 'US', { valid: false, error: 'too_long' }],
  ['555-555-5555', 'US', { valid: false, e164: null, error: 'not_assigned' }],
]

for (const [cell, region, expected] of rows) {
  const from = typeof region === 'string' ? region : region === null ? 'no region' : 'an unknown region'
  test(`${JSON.stringify(cell)} in ${from}`, () => {
    const columns = checkCell(cell, region)
    assert.deepEqual({ ...columns, ...expected }, columns)
  })
}
