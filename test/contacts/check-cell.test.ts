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
  // A plus in brackets.
  ['(+49) 30 123456', 'US', { valid: true, e164: '+4930123456' }],
  ['[+ 33] 1 23 45 67 89', null, { valid: true, e164: '+33123456789' }],
  ['（+81）3-1234-5678', null, { valid: true, e164: '+81312345678' }],
  ['(+1 202-456-1111)', null, { valid: true, e164: '+12024561111' }],
  ['(202)*456*1111', 'US', { valid: true, e164: '+12024561111' }],
  ['+49 30 123456p12', null, { valid: true, e164: '+4930123456', extension: '12' }],
  // An exit code behind a plus.
  ['+011 49 30 123456', 'US', { valid: true, e164: '+4930123456' }],
  ['+00 33 1 23 45 67 89', null, { valid: true, e164: '+33123456789' }],
  ['+0011 1 202 456 1111', 'AU', { valid: true, e164: '+12024561111' }],
  // A carrier of the caller's choice.
  ['0xx11 2345-6789', 'BR', { valid: true, e164: '+551123456789' }],
  ['(0**21) 3071-0000', 'BR', { valid: true, e164: '+552130710000' }],
  ['+55 (0XX11) 98765-4321', null, { valid: true, e164: '+5511987654321' }],
  // Numbers that were floats.
  ['2024561111.0', 'US', { valid: true, e164: '+12024561111' }],
  ['2.024561111E9', 'US', { valid: true, e164: '+12024561111' }],
  ['4.93E+10', 'DE', { valid: false, e164: null, error: 'not_a_number' }],
  ['2.02456E+09', 'US', { valid: false, e164: null, error: 'not_a_number' }],
  // Extensions: the first of two, one behind a semicolon, words of other languages.
  ['(530) 583-6985 x302/x2303', 'US', { valid: true, e164: '+15305836985', extension: '302' }],
  ['202-456-1111 ext. 5 / ext. 6', 'US', { valid: true, e164: '+12024561111', extension: '5' }],
  ['+1 202 456 1111;1234', 'US', { valid: true, e164: '+12024561111', extension: '1234' }],
  ['800 901-3355 ; 7246433', 'US', { valid: true, e164: '+18009013355', extension: '7246433' }],
  ['03-1234-5678(内線123)', 'JP', { valid: true, e164: '+81312345678', extension: '123' }],
  ['01 23 45 67 89 poste 12', 'FR', { valid: true, e164: '+33123456789', extension: '12' }],
  ['11 3456-7890 ramal 22', 'BR', { valid: true, e164: '+551134567890', extension: '22' }],
  ['030 123456 Durchwahl 12', 'DE', { valid: true, e164: '+4930123456', extension: '12' }],
  ['010-12345678 转 5', 'CN', { valid: true, e164: '+861012345678', extension: '5' }],
  // Notes behind a number are no digits.
  ['03-1234-5678（代）', 'JP', { valid: true, e164: '+81312345678' }],
  ['044 668 18 00 (24h)', 'CH', { valid: true, e164: '+41446681800' }],
  ['030 123456 (Büro)', 'DE', { valid: true, e164: '+4930123456' }],
  ['030 123456 mobil', 'DE', { valid: true, e164: '+4930123456' }],
  ['030-123456 Mo-Fr 9-17', 'DE', { valid: true, e164: '+4930123456' }],
  ['01 23 45 67 89 bureau', 'FR', { valid: true, e164: '+33123456789' }],
  ['202-456-1111 CELL', 'US', { valid: true, e164: '+12024561111' }],
  ['202-456-1111 ask for Ann', 'US', { valid: true, e164: '+12024561111' }],
  ['03012 privat', 'DE', { valid: false, e164: null }],
  // Letters are keys where there is no whole number before them.
  ['1-800-flowers', 'US', { valid: true, e164: '+18003569377' }],
  ['0800 REPAIR', 'NZ', { valid: true, e164: '+64800737247' }],
  // Several, parted by labels, notes, a blank.
  ['Tel: 030 123456 Fax: 030 123457', 'DE', { valid: true, e164: '+4930123456; +4930123457' }],
  ['202-456-1111 (w) 202-456-1414 (h)', 'US', { valid: true, e164: '+12024561111; +12024561414' }],
  ['202-456-1111 202-456-1414', 'US', { valid: true, e164: '+12024561111; +12024561414' }],
  ['+49 30 123456 +49 171 1234567', null, { valid: true, e164: '+4930123456; +491711234567' }],
  // Other scripts.
  ['០១២ ៣៤៥ ៦៧៨', 'KH', { valid: true, e164: '+85512345678' }],
  ['𝟐𝟎𝟐-𝟒𝟓𝟔-𝟏𝟏𝟏𝟏', 'US', { valid: true, e164: '+12024561111' }],
  ['028 012 345', 'XK', { valid: true, e164: '+38328012345', region: 'XK' }],
  // Nobody has such a number.
  ['1 '.repeat(40_000), 'US', { valid: false, error: 'too_long' }],
  [`202-456-1111${' '.repeat(300)}ext 5 ${'x'.repeat(300)}`, 'US', { valid: false, error: 'too_long' }],
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
