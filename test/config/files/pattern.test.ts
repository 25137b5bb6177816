import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchesAny, select } from '../../../src/config/files/pattern.ts'

const named = (id: string): { country: string; source: string } => {
  const [country = '', source = ''] = id.split('/')
  return { country, source }
}
const ALL = [
  'fiji/abc_au',
  'fiji/fiji_sun',
  'pacific/pina',
  'samoa/abc_au',
  'samoa/rnz',
  'samoa/samoa',
  'the west/[x]',
].map(named)
const PARKED = ['fiji/_fiji_times', '_old/herald'].map(named)
const pick = (...patterns: string[]): ReturnType<typeof select<{ country: string; source: string }>> => {
  return select(ALL, patterns, { configDir: '/srv/configs', parked: PARKED })
}

/** Patterns, and what they select. */
const ROWS: [patterns: string[], ids: string[]][] = [
  [[], ALL.map(({ country, source }) => `${country}/${source}`)],
  [['fiji/fiji_sun'], ['fiji/fiji_sun']],
  [['fiji/*'], ['fiji/abc_au', 'fiji/fiji_sun']],
  [['*/abc_au'], ['fiji/abc_au', 'samoa/abc_au']],
  [['{fiji,samoa}/abc_*'], ['fiji/abc_au', 'samoa/abc_au']],
  [
    ['fiji/*', '*/abc_au'],
    ['fiji/abc_au', 'fiji/fiji_sun', 'samoa/abc_au'],
  ],
  [['[fp]*/[fp]*'], ['fiji/fiji_sun', 'pacific/pina']],
  [['abc_au'], ['fiji/abc_au', 'samoa/abc_au']],
  [['r*'], ['samoa/rnz']],
  [['fiji'], ['fiji/abc_au', 'fiji/fiji_sun']],
  [['samoa'], ['samoa/samoa']],
  [['samoa/'], ['samoa/abc_au', 'samoa/rnz', 'samoa/samoa']],
  [['./fiji/fiji_sun'], ['fiji/fiji_sun']],
  [['fiji/fiji_sun/'], ['fiji/fiji_sun']],
  [['/fiji/*'], ['fiji/abc_au', 'fiji/fiji_sun']],
  [['configs/fiji/fiji_sun.yaml'], ['fiji/fiji_sun']],
  [['/srv/configs/fiji/fiji_sun.yaml'], ['fiji/fiji_sun']],
  [['../configs/fiji/fiji_sun.yml'], ['fiji/fiji_sun']],
  [['fiji/fiji_sun.yaml'], ['fiji/fiji_sun']],
  [['the west/*'], ['the west/[x]']],
  [['the west/[x]'], ['the west/[x]']],
  [
    ['**'],
    ['fiji/abc_au', 'fiji/fiji_sun', 'pacific/pina', 'samoa/abc_au', 'samoa/rnz', 'samoa/samoa', 'the west/[x]'],
  ],
]

for (const [patterns, ids] of ROWS) {
  test(`${patterns.join(' ') || 'no pattern'} selects ${ids.join(' ')}`, () => {
    const { selected, unmatched } = pick(...patterns)
    assert.deepEqual(
      selected.map(({ country, source }) => `${country}/${source}`),
      ids,
    )
    assert.deepEqual(unmatched, [])
  })
}

/** Patterns that select nothing, the nearest name and the sentence. */
const UNMATCHED: [pattern: string, nearest: string | null, message: string][] = [
  ['fiji/fiji_sum', 'fiji/fiji_sun', 'no config matches "fiji/fiji_sum", did you mean "fiji/fiji_sun"?'],
  ['fji', 'fiji', 'no config matches "fji", did you mean "fiji"?'],
  ['abc-au', 'abc_au', 'no config matches "abc-au", did you mean "abc_au"?'],
  ['atlantis/*', null, 'no config matches "atlantis/*"'],
  ['fiji/fiji_times', null, 'no config matches "fiji/fiji_times": fiji/_fiji_times is parked'],
  ['_fiji_times', null, 'no config matches "_fiji_times": fiji/_fiji_times is parked'],
  ['old/herald', null, 'no config matches "old/herald": _old/herald is parked'],
  ['', null, 'no config matches ""'],
  ['/', null, 'no config matches "/"'],
  ['a\u001b[31m', null, 'no config matches "a\\x1b[31m"'],
]

for (const [pattern, nearest, message] of UNMATCHED) {
  test(`${JSON.stringify(pattern)} selects nothing`, () =>
    assert.deepEqual(pick(pattern), { selected: [], unmatched: [{ pattern, nearest, message }] }))
}

test('one pattern that selects nothing does not hide another that does', () => {
  const { selected, unmatched } = pick('pina', 'nowhere')
  assert.deepEqual([selected.length, unmatched.length], [1, 1])
})

const REGIONS = [
  { region: 'pacific/north', country: 'palau', source: 'times' },
  { region: 'pacific/south', country: 'fiji', source: 'sun' },
  { region: '', country: 'fiji', source: 'post' },
  { country: 'samoa', source: 'sun' },
]

for (const [pattern, ids] of [
  ['pacific/south/fiji/sun', ['fiji/sun']],
  ['pacific/north/fiji/sun', []],
  ['pacific/**', ['palau/times', 'fiji/sun']],
  ['pacific/south/', ['fiji/sun']],
  ['fiji/*', ['fiji/sun', 'fiji/post']],
  ['fiji/', ['fiji/sun', 'fiji/post']],
  ['fiji/post/', ['fiji/post']],
  ['samoa/sun/', ['samoa/sun']],
  ['configs/pacific/south/fiji/sun.yaml', ['fiji/sun']],
] as const) {
  test(`with regions ${pattern} selects ${ids.join(' ') || 'nothing'}`, () => {
    const { selected, unmatched } = select(REGIONS, [pattern], { configDir: '/srv/configs', parked: [] })
    assert.deepEqual(
      selected.map(({ country, source }) => `${country}/${source}`),
      ids,
    )
    assert.equal(unmatched.length, ids.length === 0 ? 1 : 0)
  })
}

test('a name is meant by any of several globs, by itself or by a pattern', () => {
  assert.equal(matchesAny('fiji/sun', ['samoa/*', 'fiji/*']), true)
  assert.equal(matchesAny('fiji/[x]', ['fiji/[x]', 'samoa/*']), true)
  assert.equal(matchesAny('fiji/sun', ['samoa/*', 'tonga/*']), false)
  assert.equal(matchesAny('fiji/sun', []), false)
})
