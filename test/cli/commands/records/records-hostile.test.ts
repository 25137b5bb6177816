import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { RecordsArgs } from '../../../../src/cli/commands/records/flags.ts'
import { checked, fileWith } from '../../checked-file.ts'

const US = { phone: ['phone'], region: 'US' }

test('columns called like what every object has are columns, in every format', async (t) => {
  const folder = fileWith(t, 'a.csv', '__proto__,constructor,phone\n202-456-1111,b,c\n')
  const flags = { phone: ['__proto__', 'constructor'], region: 'US' }
  for (const format of ['csv', 'jsonl', 'xlsx'] as const) {
    const { code, err, out } = await checked(folder, 'a.csv', { ...flags, format, out: format })
    assert.equal(code, 0, err)
    assert.match(out, /phone: 1 valid, 0 not\nphone 2: 0 valid, 1 not \(not_a_number 1\)/)
  }
  assert.match(
    readFileSync(join(folder, 'jsonl/records.jsonl'), 'utf8'),
    /^\{"__proto__":"202-456-1111","constructor":"b"/,
  )
  const again = await checked(folder, 'xlsx/records.xlsx', { duplicates: true, match: '__proto__', format: 'csv' })
  assert.equal(again.code, 0, again.err)
  assert.match(again.text('records.csv'), /^202-456-1111,b,c,true,/m)
  // Only the second line has them.
  writeFileSync(join(folder, 'b.jsonl'), '{"phone":1}\n{"__proto__":"202-456-1111","constructor":"c","toString":"t"}\n')
  for (const format of ['csv', 'jsonl', 'parquet', 'xlsx'] as const) {
    const { code, err, out } = await checked(folder, 'b.jsonl', { ...flags, format })
    assert.equal(code, 0, err)
    assert.match(out, /phone: 1 valid, 1 not \(empty 1\)\nphone 2: 0 valid, 2 not/)
  }
  const { text } = await checked(folder, 'b.jsonl', { ...flags, format: 'csv' })
  assert.match(
    text('records.csv'),
    /^phone,__proto__,constructor,toString,.*\r\n1,,,,false,.*\r\n,202-456-1111,c,t,true,/,
  )
})

test('a workbook gives back every character', async (t) => {
  const cells = [
    'constructor',
    '_x0041_',
    '  ends  ',
    'a\0\x1b[31mb',
    '\ttab',
    'c\r\nd',
    '__proto__',
    '_x005F_x0041_',
    '=1+1',
    '007',
  ]
  const quoted = cells.map((cell) => `"${cell}",1\n`)
  const folder = fileWith(t, 'a.csv', `cell,phone\n${quoted.join('')}`)
  const first = await checked(folder, 'a.csv', { ...US, format: 'xlsx' })
  assert.equal(first.code, 0, first.err)
  const again = await checked(folder, 'out/records.xlsx', { duplicates: true, format: 'jsonl', out: 'again' })
  assert.equal(again.code, 0, again.err)
  const lines = readFileSync(join(folder, 'again/records.jsonl'), 'utf8').trim().split('\n')
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { cell: string }).cell),
    cells,
  )
})

test('JSON that is nested too deep for anybody to write again costs its own line alone', async (t) => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const lines = [`{"phone":${deep}}`, `{"x":${deep},"n":12345678901234567890}`, '{"phone":"202-456-1111"}']
  const folder = fileWith(t, 'a.jsonl', lines.join('\n'))
  for (const format of ['jsonl', 'csv'] as const) {
    const { code, out, err, text } = await checked(folder, 'a.jsonl', { ...US, format, duplicates: true })
    assert.equal(code, 0, err)
    assert.match(out, /^3 rows in, 1 out, 2 rejected/)
    assert.match(text('rejected.jsonl'), /"line":2,"reason":"nested more than 500 levels deep"/)
  }
})

test('an integer that no number holds keeps its digits when JSON becomes something else', async (t) => {
  const folder = fileWith(t, 'a.jsonl', '{"id":9007199254740993,"n":-12345678901234567890,"f":1.10,"phone":"1"}\n')
  const { text } = await checked(folder, 'a.jsonl', { ...US, format: 'csv' })
  assert.match(text('records.csv'), /\n9007199254740993,-12345678901234567890,1\.1,1,false,/)
})

test('bytes that are no UTF-8 come back as they were, and are said; a label reads them', async (t) => {
  const bytes = Buffer.from('id;name;phone\n1;J\xf6rg \xe2\x82;202-456-1111\n2;\xff,x;3;4\n', 'latin1')
  const folder = fileWith(t, 'a.csv', bytes)
  const kept = await checked(folder, 'a.csv', US)
  assert.equal(kept.err, 'regatta: some bytes are not UTF-8: --encoding says what they are\n')
  const out = readFileSync(join(folder, 'out/records.csv'), 'latin1')
  assert.match(out, /\n1;J\xf6rg \xe2\x82;202-456-1111;true;\+12024561111;/)
  assert.match(kept.text('rejected.jsonl'), /"raw":"2;\\udcff,x;3;4"/)
  const read = await checked(folder, 'a.csv', { ...US, encoding: 'windows-1252' })
  assert.match(read.text('records.csv'), /\n1;Jörg â‚;202-456-1111;true;/)
  writeFileSync(join(folder, 'b.jsonl'), Buffer.from('{"name":"J\xf6rg","phone":"202-456-1111"}\n', 'latin1'))
  await checked(folder, 'b.jsonl', US)
  assert.match(
    readFileSync(join(folder, 'out/records.jsonl'), 'latin1'),
    /^\{"name":"J\xf6rg","phone":"202-456-1111","phone_valid":true/,
  )
})

test('ids that name several rows, and labels that name none, are said', async (t) => {
  const row = (id: string): string => `${id},Anna Lindqvist Berg,202-456-1111\n`
  const folder = fileWith(t, 'a.csv', `id,name,phone\n${row('x')}${row('x')}${row('"a\nb"')}${row('')}${row('4')}`)
  writeFileSync(join(folder, 'labels.csv'), 'a,b,match\nx,nobody,true\nx,4,true\n')
  const said = 'regatta: 2 rows have the id of an earlier row: what names it may mean either\n'
  const learned = await checked(folder, 'a.csv', { duplicates: true, id: 'id', labels: 'labels.csv' })
  assert.equal(learned.err, `${said}regatta: 1 of 2 labels name a row that is not there\n`)
  assert.match(learned.text('pairs.jsonl'), /"b":"a\\nb"/)
  for (const flags of [
    { profile: 'brief', match: 'name,phone' },
    { nearDuplicates: true, text: 'name' },
  ] as const) {
    assert.equal((await checked(folder, 'a.csv', { ...flags, id: 'id' })).err, said)
  }
})

test('what a cell or a header holds does nothing to a terminal', async (t) => {
  const folder = fileWith(t, 'a.csv', 'na\x1b[31mme,phone\nx\x1b]0;title\x07,\x1b[2J1\n')
  const { err, out } = await checked(folder, 'a.csv', { phone: ['phon'] })
  assert.match(err, /Columns: na\\x1b\[31mme, phone/)
  // oxlint-disable-next-line no-control-regex -- they are what must not be there
  assert.doesNotMatch(`${err}${out}${(await checked(folder, 'a.csv', US)).out}`, /[\x00-\x09\x0b-\x1f]/)
})

const says: [what: string, file: string, flags: Partial<RecordsArgs>, code: number, said: RegExp][] = [
  ['standard input', '-', US, 2, /^regatta: standard input: save it to a file, which is read more than once\n$/],
  ['no regular file', '/dev/null', US, 2, /null is not a file: it is read more than once/],
  ['an empty file of JSON Lines', 'empty.jsonl', US, 1, /empty\.jsonl: it is empty: it has no lines/],
  ['a folder that is a file', 'a.csv', { ...US, out: 'a.csv/x' }, 2, /the output needs a folder, and a\.csv is a file/],
  [
    'an unknown encoding',
    'a.csv',
    { ...US, encoding: 'latin7' },
    2,
    /--encoding must be .*: current value is 'latin7'/,
  ],
  [
    'columns with a comma',
    'a.csv',
    { phone: ['phone,mobile'] },
    2,
    /no column 'phone,mobile'; several: --phone phone mobile\n/,
  ],
  [
    'another file of other columns',
    'a.csv',
    { against: 'b.csv' },
    1,
    /--against b\.csv: the two files have no column in common/,
  ],
  [
    'another file without the address',
    'a.csv',
    { against: 'b.csv', profile: 'brief', match: 'phone,mobile:name' },
    1,
    /--against b\.csv: there is no column 'mobile'/,
  ],
]

for (const [what, file, flags, code, said] of says) {
  test(`said: ${what}`, async (t) => {
    const folder = fileWith(t, 'a.csv', 'phone,mobile\n1,2\n')
    writeFileSync(join(folder, 'b.csv'), 'x,y\n1,2\n')
    writeFileSync(join(folder, 'empty.jsonl'), '')
    writeFileSync(join(folder, 'binary.csv'), 'x'.repeat(1e6))
    const result = await checked(folder, file, flags)
    assert.deepEqual([result.code, said.test(result.err)], [code, true], result.err)
  })
}

test('a file of JSON Lines without one object is all rejected', async (t) => {
  const folder = fileWith(t, 'a.jsonl', 'x\n[1]\n\n')
  const { code, out } = await checked(folder, 'a.jsonl', US)
  assert.deepEqual([code, out.startsWith('2 rows in, 0 out, 2 rejected')], [1, true], out)
})
