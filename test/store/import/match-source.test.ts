import assert from 'node:assert/strict'
import { test } from 'node:test'
import { legacyFolderName, type SourceMatch, matchSource } from '../../../src/store/import/match-source.ts'

const sources = [
  { country: 'cambodia', source: 'khmer', name: 'Khmer Daily' },
  { country: 'china', source: 'peoples', name: "People's Voice" },
  { country: 'fiji', source: 'sun', name: 'Sun' },
  { country: 'fiji', source: 'relay', name: 'Relay' },
  { country: 'fiji', source: 'relay_sport', name: 'Relay' },
  { country: 'phillipines', source: 'star', name: 'The Star' },
  { country: 'tonga', source: 'star', name: 'Tonga Star' },
]
const map = new Map([['old/paper', 'tonga/star']])

const TABLE: [string, string, Partial<SourceMatch>][] = [
  ['cambodia', 'khmer', { country: 'cambodia', source: 'khmer', name: 'Khmer Daily', by: 'source' }],
  ['cambodia', 'khmer_daily', { country: 'cambodia', source: 'khmer', name: 'Khmer Daily', by: 'name' }],
  ['china', 'people_s_voice', { country: 'china', source: 'peoples', by: 'name' }],
  ['old', 'paper', { country: 'tonga', source: 'star', name: 'Tonga Star', by: 'map' }],
  ['philippines', 'the_star', { country: 'phillipines', source: 'star', by: 'name' }],
  ['fiji', 'the_star', { country: 'fiji', source: 'the_star', name: null, by: 'folder' }],
  ['samoa', 'gone_paper', { country: 'samoa', source: 'gone_paper', name: null, by: 'folder' }],
  ['fiji', 'relay', { country: 'fiji', source: 'relay', by: 'source' }],
  ['philippines', 'relay', { ok: false }],
  ['fiji', '_parked', { ok: false }],
]

for (const [country, paper, expected] of TABLE) {
  test(`${country}/${paper}`, () => {
    assert.partialDeepStrictEqual(matchSource({ country, paper }, { sources, map }), { ok: true, ...expected })
  })
}

test('folders were named as the predecessor named them', () => {
  const table: [string, string][] = [
    ["People's Daily Online", 'people_s_daily_online'],
    ['RNZ (Samoa) - v1.2', 'rnz__samoa__-_v1.2'],
    ['Tuổi Trẻ', 'tuổi_trẻ'],
  ]
  for (const [name, folder] of table) assert.equal(legacyFolderName(name), folder)
})
