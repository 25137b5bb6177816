import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addedColumns, createChecker } from '../../src/contacts/create-checker.ts'

type Answers = Record<string, unknown>

function check(columns: string[], cells: string[], region: string | null): Answers {
  const spec = { phones: [], addresses: [columns], region, regionField: null }
  const answers = createChecker(spec)(cells)
  return Object.fromEntries(addedColumns(spec).map((column, n) => [column.replace('address_', ''), answers[n]]))
}

const texts: [string, string | null, Answers][] = [
  [
    '12 Harbour Street, Apt 4B, Portland, OR 97201',
    null,
    {
      valid: true,
      street: '12 Harbour St',
      unit: 'Apt 4B',
      city: 'Portland',
      state: 'OR',
      postcode: '97201',
      country: 'US',
    },
  ],
  [
    '12 HARBOUR STREET NORTH, PORTLAND, Oregon 972011234, USA',
    null,
    { street: '12 Harbour St N', postcode: '97201-1234' },
  ],
  ['12 Harbour St Portland OR 97201', 'US', { valid: true, street: '12 Harbour St', city: 'Portland', state: 'OR' }],
  ['New York, NY 10001', 'US', { valid: false, city: 'New York', state: 'NY', error: 'no_street' }],
  ['1 Elm Road, Springfield, IL 90210', null, { valid: false, error: 'postcode_not_in_state', country: 'US' }],
  ['7 Lake Road, Ottawa, ON k1m1m4', null, { valid: true, state: 'ON', postcode: 'K1M 1M4', country: 'CA' }],
  ['7 Lake Road, Ottawa, BC K1M 1M4', null, { valid: false, error: 'postcode_not_in_state' }],
  ['7 Quay Street, Sydney NSW 2000, Australia', null, { valid: true, city: 'Sydney', state: 'NSW', postcode: '2000' }],
  ['7 Quay Street, Sydney VIC 2000, Australia', null, { valid: false, error: 'postcode_not_in_state' }],
  ['7 Mill Lane, Leeds LS11AA', null, { valid: true, city: 'Leeds', postcode: 'LS1 1AA', country: 'GB' }],
  ['7 Mill Lane, Leeds, Scotland, LS1 1AA, UK', null, { valid: false, error: 'postcode_not_in_state' }],
  ['Gartenweg 3, D-80331 München', 'DE', { valid: true, street: 'Gartenweg 3', city: 'München', postcode: '80331' }],
  ['Rue des Lilas 5, 75011 Paris, France', null, { valid: true, city: 'Paris', country: 'FR' }],
  ['Calle Luna 2, 28013 Madrid, España', null, { valid: true, state: 'M', country: 'ES' }],
  ['Gartenweg 3', 'DE', { valid: false, error: 'no_city; no_postcode' }],
  ['somewhere', null, { valid: false, error: 'no_country' }],
  ['', 'US', { valid: false, error: 'empty', country: null, unchecked: null }],
]

for (const [text, region, expected] of texts) {
  test(`one cell: ${JSON.stringify(text)}`, () => {
    const answers = check(['address'], [text], region)
    assert.deepEqual({ ...answers, ...expected }, answers)
  })
}

const COLUMNS = ['street', 'city', 'state', 'zip', 'country']
const rows: [string[], string | null, Answers][] = [
  [['12 Harbour St #5', 'Portland', 'Oregon', '97201', ''], 'US', { valid: true, unit: '#5', state: 'OR' }],
  [['12 Harbour St', 'Portland', 'Oregano', '97201', 'US'], null, { valid: false, error: 'unknown_state' }],
  [['12 Harbour St', 'Portland', 'OR', '9720', 'US'], null, { valid: false, error: 'bad_postcode' }],
  [['12 Harbour St', 'Portland', 'OR', '97201', 'Atlantis'], null, { valid: false, error: 'unknown_country' }],
  [['Gartenweg 3', 'Köln', 'Bayern', '50667', 'DE'], null, { valid: false, error: 'postcode_not_in_state' }],
  [['Gartenweg 3', 'Köln', 'NRW', '50667', 'Germany'], null, { valid: true, state: 'NW', unchecked: 'existence' }],
  [['Gartenweg 3', 'Köln', '', '50667', 'DE'], null, { valid: true, unchecked: 'postcode_in_state; existence' }],
  [['Rua Um 1', 'Campinas', 'SP', '13010000', 'BR'], null, { valid: true, postcode: '13010-000' }],
  [['Rua Um 1', 'Campinas', 'RJ', '13010-000', 'BR'], null, { valid: false, error: 'postcode_not_in_state' }],
  [['1 Queen Rd', 'Hong Kong', 'Kowloon', '', 'HK'], null, { valid: true, postcode: null }],
  [['', '', '', '', 'US'], null, { valid: false, error: 'empty' }],
]

for (const [cells, region, expected] of rows) {
  test(`parts: ${cells.join(', ')}`, () => {
    const answers = check(COLUMNS, cells, region)
    assert.deepEqual({ ...answers, ...expected }, answers)
  })
}
