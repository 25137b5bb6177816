import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mulberry, syntheticPeople } from '../../../../bench/records/synthetic-people.ts'
import type { RecordsArgs } from '../../../../src/cli/commands/records/flags.ts'
import { openSqliteStore } from '../../../../src/store/sqlite-store.ts'
import type { PageOutcome } from '../../../../src/store/store.ts'
import type { ScrapedRecord } from '../../../../src/vocabulary/record.ts'
import { record, storeWith } from '../../../store/examples.ts'
import { scratchFolder } from '../../../store/scratch.ts'
import { checked, fileWith } from '../../checked-file.ts'

const jsonLines = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

test('duplicates in a file and between files, by the ids of their rows', async (t) => {
  const people = [
    'Anna Lindqvist',
    'Pedro Alvarado',
    'Kamala Subramaniam',
    'Tobias Grünewald',
    'Yuki Watanabe',
    'Olga Smirnova',
  ]
  const line = (name: string, n: number): string => `p${n},${name},${n} Harbour Street,+4930${123_450 + n}\n`
  const header = 'id,name,street,phone\n'
  const folder = fileWith(
    t,
    'a.csv',
    `${header}${people.map(line).join('')}broken\nq1,Anna Lindqvist,0 Harbour St,+4930123450\n`,
  )
  const within = await checked(folder, 'a.csv', { duplicates: true, id: 'id' })
  assert.equal(within.code, 0, within.err)
  const pairs = within.text('pairs.jsonl').trim().split('\n')
  assert.deepEqual(
    pairs.map((pair) => JSON.parse(pair) as { a: string; b: string }).map(({ a, b }) => [a, b]),
    [['p0', 'q1']],
  )
  assert.match(within.text('records.csv'), /^id,name,street,phone,cluster_id,duplicate_of,match_score,match_reason\n/)
  assert.match(within.text('records.csv'), /^q1,Anna Lindqvist,0 Harbour St,\+4930123450,1,p0,/m)
  writeFileSync(join(folder, 'b.csv'), `${header}${people.toReversed().map(line).join('')}`)
  const between = await checked(folder, 'b.csv', { against: 'a.csv', match: 'name:name', id: 'id' })
  assert.equal(between.code, 0, between.err)
  assert.match(between.text('pairs.jsonl'), /"a":"p0","b":"p5"/)
  await checked(folder, 'b.csv', { phone: ['phone'] })
  assert.equal(existsSync(join(folder, 'out', 'pairs.jsonl')), false, 'pairs of an earlier look are gone')
})

const random = mulberry(5)
const story = (): string[] => Array.from({ length: 120 }, () => `word${Math.floor(random() * 3000)}`)

test('records of stores: checked and their near-duplicates found, by country/source/url', async (t) => {
  const folder = scratchFolder(t)
  const [rain, sun] = [story(), story()]
  const [first, second] = ['https://sun.example', 'https://post.example']
  await storeWith(join(folder, 'data/fiji'), 'sun', [
    record(`${first}/1`, { body: rain.join(' '), extra: { phone: '330 1234' } }),
    record(`${first}/2`, { body: sun.join(' ') }),
  ])
  await storeWith(join(folder, 'data/tonga'), 'post', [
    record(`${second}/1`, { body: rain.with(60, 'wind').join(' '), extra: { phone: '+1 202 456 1111' } }),
  ])
  writeFileSync(
    join(folder, 'data/tonga/broken.db'),
    'no store at all, but long enough to be taken for one by its name',
  )

  const near = await checked(folder, 'data', { nearDuplicates: true, phone: ['phone'], region: 'FJ' })
  assert.equal(near.code, 1, near.err)
  assert.match(near.err, /not read: .*broken\.db/)
  assert.match(near.text('stats.json'), /"unread": \[\n *"not read: .*broken\.db/)
  const [pair, ...more] = jsonLines<{ a: string; b: string; score: number; reason: string }>(near.text('pairs.jsonl'))
  assert.deepEqual([pair?.a, pair?.b, more], [`fiji/sun/${first}/1`, `tonga/post/${second}/1`, []])
  assert.match(pair?.reason ?? '', /^body \d\d%$/)
  const rows = jsonLines<Record<string, unknown>>(near.text('records.jsonl'))
  assert.deepEqual(
    rows.map((row) => [row['id'], row['country'], row['phone_e164'], row['cluster_id'], row['duplicate_of']]),
    [
      [`fiji/sun/${first}/1`, 'fiji', '+6793301234', 1, null],
      [`fiji/sun/${first}/2`, 'fiji', null, null, null],
      [`tonga/post/${second}/1`, 'tonga', '+12024561111', 1, `fiji/sun/${first}/1`],
    ],
  )
  assert.deepEqual(readdirSync(join(folder, 'out')).toSorted(), [
    'pairs.jsonl',
    'records.jsonl',
    'rejected.jsonl',
    'stats.json',
  ])

  const country = await checked(folder, 'data/fiji', { phone: ['phone'], format: 'csv' })
  assert.match(country.out, /^2 rows in, 2 out/)
  assert.match(country.text('records.csv'), /\+6793301234/, 'the country of a store is that of its records')
  const one = await checked(folder, 'data/tonga/post.db', { duplicates: true })
  assert.match(one.out, /^1 row in, 1 out[^]*duplicates: 0 pairs/)
})

test('records of a store come with their quality and what took points off, unless its source has such a field', async (t) => {
  const folder = scratchFolder(t)
  mkdirSync(join(folder, 'data/fiji'), { recursive: true })
  const settled = async (source: string, outcomes: PageOutcome[]): Promise<void> => {
    const store = openSqliteStore(join(folder, 'data/fiji', `${source}.db`))
    await store.settle(outcomes, 'r1')
    await store.close()
  }
  const of = (
    url: string,
    extra: ScrapedRecord['extra'] = {},
  ): { kind: 'record'; url: string; record: ScrapedRecord } => ({
    kind: 'record',
    url,
    record: record(url, { extra }),
  })
  await settled('sun', [
    { ...of('a'), quality: 65, quality_reasons: ['no date', 'no "staff"'] },
    { ...of('b'), quality: 100, quality_reasons: [] },
    of('c'),
  ])
  await settled('wine', [{ ...of('d', { quality: 'grand cru' }), quality: 80, quality_reasons: ['no tags'] }])
  const cellsOf = async (file: string): Promise<unknown[][]> => {
    const { text } = await checked(folder, file, { duplicates: true })
    const rows = jsonLines<Record<string, unknown>>(text('records.jsonl'))
    return rows.map((row) => [row['quality'], row['quality_reasons']])
  }
  assert.deepEqual(await cellsOf('data/fiji/sun.db'), [
    [65, ['no date', 'no "staff"']],
    [100, []],
    [null, null],
  ])
  assert.deepEqual(await cellsOf('data/fiji/wine.db'), [['grand cru', ['no tags']]])
  const { text } = await checked(folder, 'data/fiji/sun.db', { duplicates: true, format: 'csv' })
  assert.match(text('records.csv').split('\n')[0]!, /,quality,quality_reasons,/)
})

test('records of a store that mean the same are found by their content, not by where they were found', async (t) => {
  const folder = scratchFolder(t)
  const people = syntheticPeople(60, 20, 2, 3, 1)
  const records = people.rows.map((row, n) => {
    const { given_name, surname, ...extra } = row
    return record(`https://p.example/${n}`, {
      title: `${given_name} ${surname}`,
      date: null,
      body: null,
      extra: extra as never,
    })
  })
  await storeWith(join(folder, 'data/fiji'), 'people', records)
  const { code, err, text } = await checked(folder, 'data', { duplicates: true })
  assert.equal(code, 0, err)
  const number = (id: string): number => Number(id.split('/').at(-1))
  const pairs = jsonLines<{ a: string; b: string }>(text('pairs.jsonl'))
  const right = pairs.filter(({ a, b }) => people.person[number(a)] === people.person[number(b)])
  assert.ok(right.length >= 18 && pairs.length <= 22, `${right.length} of ${pairs.length}`)
})

test('labels say what is a match', async (t) => {
  const { rows, person } = syntheticPeople(200, 60, 4, 11, 3)
  const names = Object.keys(rows[0]!)
  const csv = [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(','))].join('\n')
  const folder = fileWith(t, 'a.csv', `${csv}\n`)
  const plain = await checked(folder, 'a.csv', { duplicates: true })
  const found = jsonLines<{ a: string; b: string; score: number }>(plain.text('pairs.jsonl'))
  assert.ok(found.filter(({ a, b }) => person[Number(a) - 1] === person[Number(b) - 1]).length > 50)
  // Only the surest are said to be one: the threshold has to rise.
  const sure = found.map(({ score }) => score).toSorted((x, y) => y - x)[20]!
  const labels = found.map(({ a, b, score }) => `${a},${b},${score > sure ? 'yes' : 'No'}`)
  writeFileSync(join(folder, 'labels.csv'), `a,b,match\n${labels.join('\n')}\n`)
  const told = await checked(folder, 'a.csv', { duplicates: true, labels: 'labels.csv' })
  assert.equal(told.code, 0, told.err)
  assert.ok(jsonLines(told.text('pairs.jsonl')).length < found.length / 2)

  writeFileSync(join(folder, 'labels.csv'), 'a,b,match\n1,2,perhaps\n')
  const bad = await checked(folder, 'a.csv', { duplicates: true, labels: 'labels.csv' })
  assert.equal(bad.code, 1)
  assert.match(bad.err, /--labels labels\.csv: line 2: match must be true or false: current value is 'perhaps'/)
})

const CONTACTS = `key,company,tel,street,city,state,zip
a,Harbour Cafe,310 246 1501,12 Main Street,Avalon,IL,62701
b,Harbor Coffee,,12 main st.,Avalon,IL,62701
c,Harbour Cafe,(310) 246-1501,9 Oak Lane,Breton,OR,97035
d,Peter's,310 246 1501,9 Elm Lane,Breton,OR,97035
`

test('contacts by rule: phone and name, or the address; columns by their headers', async (t) => {
  const folder = fileWith(t, 'a.csv', CONTACTS)
  const { code, err, text, out } = await checked(folder, 'a.csv', { profile: 'brief', id: 'key' })
  assert.equal(code, 0, err)
  assert.deepEqual(jsonLines(text('pairs.jsonl')), [
    { a: 'a', b: 'b', score: 1, reason: 'address 100%' },
    { a: 'a', b: 'c', score: 1, reason: 'phone and name equal' },
  ])
  assert.match(text('records.csv'), /^b,.*,1,a,1,address 100%$/m)
  assert.match(text('records.csv'), /^d,.*,,,,$/m)
  assert.match(out, /duplicates: 2 pairs in 1 cluster,/)
  writeFileSync(join(folder, 'b.csv'), CONTACTS)
  const between = await checked(folder, 'a.csv', {
    profile: 'brief',
    id: 'key',
    against: 'b.csv',
    match: 'company:name,tel',
  })
  assert.deepEqual(
    jsonLines<{ a: string; b: string }>(between.text('pairs.jsonl')).map(({ a, b }) => a + b),
    ['aa', 'ac', 'ca', 'cc', 'dd'],
  )
})

const refusals: [string, Partial<RecordsArgs>, code: number, RegExp][] = [
  ['two methods', { duplicates: true, nearDuplicates: true }, 2, /--near-duplicates does not go with --duplicates/],
  ['a likeness of its own', { duplicates: true, alike: '0.9' }, 2, /--alike goes with --near-duplicates/],
  ['a likeness out of range', { nearDuplicates: true, alike: '80' }, 2, /--alike must be a number from 0\.3 to 1/],
  ['no column of texts', { nearDuplicates: true }, 2, /there is no column 'body'/],
  [
    'a threshold out of range',
    { duplicates: true, threshold: '1.5' },
    2,
    /--threshold must be .* current value is '1\.5'/,
  ],
  ['a threshold that is no number', { duplicates: true, threshold: 'low' }, 2, /--threshold must be a number above 0/],
  ['a threshold for nothing', { threshold: '0.4', phone: ['tel'] }, 2, /--threshold goes with --duplicates/],
  ['a threshold for a rule', { threshold: '0.4', profile: 'brief' }, 2, /--threshold: the rule of --profile brief/],
  ['labels for nothing', { labels: 'a.csv', phone: ['tel'] }, 2, /--labels goes with --duplicates/],
  ['labels for a rule', { labels: 'a.csv', profile: 'brief' }, 2, /--labels: the rule of --profile brief/],
  ['labels that are not there', { labels: 'no.csv', duplicates: true }, 1, /--labels: there is no file no\.csv/],
  [
    'no contacts',
    { profile: 'brief', match: 'key:name' },
    1,
    /--profile brief needs an address, or a phone and a name/,
  ],
  ['a folder without stores', { file: 'empty', duplicates: true }, 1, /empty: there are no stores in it/],
]

for (const [what, flags, code, said] of refusals) {
  test(`refused: ${what}`, async (t) => {
    const folder = fileWith(t, 'a.csv', CONTACTS)
    if (flags.file !== undefined) await storeWith(join(folder, flags.file, 'x', 'y'), 'deep', [])
    const result = await checked(folder, 'a.csv', flags)
    assert.deepEqual([result.code, said.test(result.err)], [code, true], result.err)
  })
}
