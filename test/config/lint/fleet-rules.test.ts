import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FLEET_RULES } from '../../../src/config/lint/rules.ts'
import { loadFleet } from '../../../src/config/files/load.ts'
import { configFolder } from '../config-folder.ts'
import { gazette } from '../gazette.ts'

/** A config whose listing nobody else has. */
let n = 0
const own = (lines: Record<number, string> = {}): string =>
  gazette({
    1: `name: Paper ${++n}`,
    2: `base_url: https://p${n}.example`,
    5: `  url_template: https://p${n}.example/{num}`,
    ...lines,
  })

/** Files, and what is told between them: 'file:line:column level rule', and a word of the message. */
const ROWS: [what: string, files: Record<string, string>, expected: string[], says?: RegExp][] = [
  ['nothing between strangers', { 'fiji/a.yaml': own(), 'samoa/b.yaml': own() }, []],
  [
    'a name copied from another country',
    {
      'solomon_islands/abc.yaml': own({ 1: 'name: ABC Solomon Islands' }),
      'palau/abc.yaml': own({ 1: 'name: ABC Solomon Islands' }),
    },
    ['palau/abc.yaml:1:7 warning copied-name'],
    /copied from solomon_islands\/abc\?; both have this name/,
  ],
  [
    'no copy where a name has both countries, or one that is a part of the other',
    {
      'samoa/rnz.yaml': own({ 1: 'name: RNZ Samoa' }),
      'american_samoa/rnz.yaml': own({ 1: 'name: RNZ American Samoa' }),
    },
    [],
  ],
  [
    'no copy where the other country has no such source',
    { 'guam/daily.yaml': own({ 1: 'name: Pacific Daily News' }), 'pacific/pina.yaml': own() },
    [],
  ],
  [
    'one name twice',
    { 'fiji/a.yaml': own({ 1: 'name: The Sun' }), 'samoa/b.yaml': own({ 1: 'name: the sun' }) },
    ['samoa/b.yaml:1:7 warning same-name'],
    /fiji\/a/,
  ],
  [
    'one listing twice',
    {
      'fiji/a.yaml': own({
        2: 'base_url: https://x.example',
        5: '  url_template: ["https://x.example/1/{num}", "https://x.example/{num}"]',
      }),
      'samoa/b.yaml': own({ 2: 'base_url: https://x.example', 5: '  url_template: https://x.example/{num}' }),
    },
    ['samoa/b.yaml:5:17 warning same-listing'],
    /fiji\/a reads the same listing/,
  ],
  [
    'one listing twice in one config',
    {
      'fiji/a.yaml': own({
        2: 'base_url: https://x.example',
        5: '  url_template: ["https://x.example/{num}", "https://x.example/{num}"]',
      }),
    },
    ['fiji/a.yaml:5:45 warning same-listing'],
  ],
  [
    'two configs that are one file on other disks',
    { 'Fiji/sun.yaml': own(), 'fiji/Sun.yaml': own() },
    ['fiji/Sun.yaml:1:1 warning same-path'],
  ],
  [
    'two paces for one host',
    {
      'fiji/a.yaml': own({ 2: 'base_url: https://y.example', 9: 'rate_limit: 1' }),
      'samoa/a.yaml': own({ 2: 'base_url: https://y.example', 9: 'rate_limit: 1' }),
      'tonga/a.yaml': own({ 2: 'base_url: https://y.example', 9: 'rate_limit: 2' }),
    },
    ['tonga/a.yaml:9:13 info uneven-pace'],
    /y\.example .* rate_limit 2.* rate_limit 1.* 2 others/,
  ],
  [
    'a group of one',
    {
      'fiji/a.yaml': own({ 9: 'group: alone' }),
      'fiji/b.yaml': own({ 9: 'group: two' }),
      'fiji/c.yaml': own({ 9: 'group: two' }),
    },
    ['fiji/a.yaml:9:8 info lonely-group'],
  ],
  [
    'a folder misspelled',
    { 'phillipines/a.yaml': own() },
    ['phillipines/a.yaml:1:1 warning country-spelling'],
    /philippines/,
  ],
  [
    'folders that only look misspelled',
    { 'austria/a.yaml': own(), 'australia/b.yaml': own(), 'lao/c.yaml': own(), 'pacific/d.yaml': own() },
    [],
  ],
]

for (const [what, files, expected, says = /./] of ROWS) {
  test(what, async (t) => {
    const dir = configFolder(t, files)
    const { lint, invalid } = await loadFleet(dir, [], dir, { lint: true, today: '2026-03-01' })
    assert.deepEqual(invalid, [])
    assert.deepEqual(
      lint.map(({ file, line, column, level, rule }) => `${file}:${line}:${column} ${level} ${rule}`),
      expected,
    )
    if (expected.length > 0) assert.match(lint[0]?.message ?? '', says)
  })
}

test('every rule between configs is shown here to find something', () => {
  const shown = new Set(ROWS.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[2])))
  assert.deepEqual(
    FLEET_RULES.map(({ name }) => name).filter((name) => !shown.has(name)),
    [],
  )
})
