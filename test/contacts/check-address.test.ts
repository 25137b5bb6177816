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
  // Where the country stands.
  ['7 Lake Road, Ottawa, ON, Canada K1M 1M4', null, { valid: true, city: 'Ottawa', state: 'ON', country: 'CA' }],
  ['7 Lake Road, Ottawa, ON, Canada, K1M 1M4', null, { valid: true, city: 'Ottawa', postcode: 'K1M 1M4' }],
  ['7 Mill Lane, Leeds, UK LS1 1AA', null, { valid: true, city: 'Leeds', country: 'GB' }],
  ['12 Harbour St, Portland, OR 97201 USA', null, { valid: true, city: 'Portland', state: 'OR', country: 'US' }],
  ['Gartenweg 3, 80331 München Germany', null, { valid: true, city: 'München', country: 'DE' }],
  ['Storgatan 3, 111 20 Stockholm, Sverige', null, { valid: true, city: 'Stockholm', country: 'SE' }],
  ['7 Mill Lane, Leeds, LS1 1AA, U.K.', null, { valid: true, city: 'Leeds', country: 'GB' }],
  ['9 Peach Lane, Savannah, Georgia 31401', 'US', { valid: true, state: 'GA', country: 'US' }],
  ['Rruga 2, 10000 Prishtina, Kosovo', null, { valid: true, city: 'Prishtina', country: 'XK' }],
  // States with dots and short forms.
  ['1 Elm Road, Buffalo, N.Y. 14203', 'US', { valid: true, city: 'Buffalo', state: 'NY' }],
  ['1 Elm Road, Oakland, Calif. 94607', 'US', { valid: true, city: 'Oakland', state: 'CA' }],
  ['1 Elm Road, Washington, D.C. 20001', 'US', { valid: true, city: 'Washington', state: 'DC' }],
  ['1 Elm Road, Hoboken, NJ-07030', 'US', { valid: true, city: 'Hoboken', state: 'NJ', postcode: '07030' }],
  ['1 Elm Road, Perth, W.A. 6000, Australia', null, { valid: true, city: 'Perth', state: 'WA' }],
  // Counties and regions are no cities.
  ['7 Mill Lane, Woking, Surrey, GU21 6AA', 'GB', { valid: true, city: 'Woking' }],
  ['1 Elm Road, Dallas, Dallas County, TX 75201', 'US', { valid: true, city: 'Dallas', state: 'TX' }],
  ['5 Abbey St, Ennis, Co. Clare, Ireland', null, { valid: true, city: 'Ennis' }],
  ['3 Long St, Durban, KwaZulu-Natal 4001, South Africa', null, { valid: true, city: 'Durban' }],
  ['Calle Sol 4, Roma, 06700 Ciudad de México, CDMX, Mexico', null, { valid: true, city: 'Ciudad de México' }],
  // Cities that are states, or need none.
  ['8 Salisbury Rd, Tsim Sha Tsui, Kowloon, Hong Kong', null, { valid: true, city: 'Tsim Sha Tsui', state: 'Kowloon' }],
  ['1 Raffles Place, #20-01, Singapore 048616', null, { valid: true, city: 'Singapore', unit: '#20-01' }],
  ['2 Creek Rd, Dubai, UAE', null, { valid: true, city: 'Dubai', state: 'Dubai' }],
  ['9 Broadway, New York, NY 10004', 'US', { valid: true, city: 'New York', state: 'NY' }],
  ['〒530-0001 大阪府大阪市北区梅田1-1', 'JP', { valid: true, state: 'Osaka', postcode: '530-0001' }],
  // A postcode that lost something is one, and wrong.
  ['1 Elm Road, Hartford, CT 6103', 'US', { city: 'Hartford', state: 'CT', postcode: '6103', error: 'bad_postcode' }],
  ['1 Elm Road, Salem, MA, 1970', 'US', { city: 'Salem', state: 'MA', postcode: '1970', error: 'bad_postcode' }],
  ['1 Elm Road, Dallas, TX 7520l', 'US', { city: 'Dallas', state: 'TX', error: 'bad_postcode' }],
  ['Hauptstr. 5, 1067 Dresden', 'DE', { city: 'Dresden', postcode: '1067', error: 'bad_postcode' }],
  ['Hauptstr. 5, D-1O115 Berlin, Germany', null, { city: 'Berlin', postcode: '1O115', error: 'bad_postcode' }],
  ['5 rue du Port, 1000 Bourg-en-Bresse', 'FR', { city: 'Bourg-en-Bresse', postcode: '1000', error: 'bad_postcode' }],
  ['Jl. Sudirman 1, 1031 Jakarta', 'ID', { city: 'Jakarta', postcode: '1031', error: 'bad_postcode' }],
  ['10 High St, London, SW1A 1A', 'GB', { city: 'London', postcode: 'SW1A 1A', error: 'bad_postcode' }],
  ['10 High St, London N1', 'GB', { city: 'London', postcode: 'N1', error: 'bad_postcode' }],
  ['7 Lake Road, Laval, QC H7N, Canada', null, { city: 'Laval', state: 'QC', postcode: 'H7N', error: 'bad_postcode' }],
  // Units, post boxes, roads with numbers, addressees.
  ['1000 Cordova Place, # 12 Santa Fe NM 87505', 'US', { valid: true, unit: '# 12', city: 'Santa Fe' }],
  ['9 Broadway, 3rd Floor, New York, NY 10004', 'US', { valid: true, street: '9 Broadway', unit: '3rd Floor' }],
  ['P.O. Box 12 San Antonio TX 78205', 'US', { valid: true, street: 'P.O. Box 12', city: 'San Antonio' }],
  ['400 County Rd 12 Round Rock TX 78664', 'US', { valid: true, street: '400 County Rd 12', city: 'Round Rock' }],
  ['1200 US-1 Key West, FL 33040', 'US', { valid: true, street: '1200 US-1', city: 'Key West' }],
  ['Harbour Trading Inc, 9 Broadway, New York, NY 10004', 'US', { valid: true, street: '9 Broadway' }],
  ['12 harbour ln apt 3 louisville ky', 'US', { city: 'Louisville', state: 'KY', error: 'no_postcode' }],
  ['HC 1 Box 20 Alpine TX 79830', 'US', { valid: true, street: 'HC 1 Box 20', city: 'Alpine' }],
  [
    "Unit 5, Tower 1, 10 Queen's Road Central, Hong Kong",
    null,
    { valid: true, city: 'Hong Kong', unit: 'Unit 5, Tower 1' },
  ],
  ['Flat 3B, 5 Canton Road, Kowloon, Hong Kong SAR', null, { valid: true, street: '5 Canton Road', unit: 'Flat 3B' }],
  ['12 Fleet Road, Mumbai, Maharashtra 400 001, India', null, { valid: true, city: 'Mumbai', postcode: '400001' }],
  ['日本、〒100-0005 東京都千代田区丸の内1丁目', null, { valid: true, city: '千代田区', country: 'JP' }],
  // Nobody lives at a longer address.
  [`1 ${'st '.repeat(40_000)}`, 'US', { valid: false }],
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
