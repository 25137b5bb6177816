import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRegion } from '../../src/contacts/regions/find-region.ts'

const NAMES: Record<string, string[]> = {
  'in its own language': [
    'SE Sverige',
    'PL Polska',
    'JP 日本',
    'RU Россия',
    'HU Magyarország',
    'KR 대한민국',
    'CZ Česká republika',
  ],
  'as ISO and the World Bank write them': [
    'KR Korea, Republic of',
    'KP "Korea, Dem. People\'s Rep."',
    'GM Gambia, The',
    'CD Congo, Dem. Rep.',
    'CG Congo, Rep.',
    'IR Iran (Islamic Republic of)',
    'VI Virgin Islands (U.S.)',
    'KN St. Kitts & Nevis',
    'MD Moldova (the Republic of)',
  ],
  'as everybody says them': [
    'GB U.K.',
    'AE U.A.E.',
    'IE Republic of Ireland',
    'RS Republic of Serbia',
    'TL East Timor',
    'CK Cook Is',
  ],
  'without a code of ISO': ['XK Kosovo', 'XK XKX', 'XK Republic of Kosovo'],
}

for (const [kind, pairs] of Object.entries(NAMES)) {
  test(`countries ${kind}`, () => {
    for (const pair of pairs) {
      const name = pair.slice(3).replace(/^"|"$/g, '')
      assert.equal(findRegion(name), pair.slice(0, 2), name)
    }
  })
}

test('what is no country, or far too long for one, is none', () => {
  for (const text of ['', 'Atlantis', 'California', 'Republic of', 'x '.repeat(100_000)])
    assert.equal(findRegion(text), null)
})
