import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import readXlsx from 'read-excel-file/node'
import { zstdDecompressSync } from 'node:zlib'
import writeExcel from 'write-excel-file/node'
import type { RecordsArgs } from '../../../../src/cli/commands/records/flags.ts'
import { checked, fileWith } from '../../checked-file.ts'
import { startGeocoder } from '../../../records/geocoder-process.ts'

const PEOPLE = 'id;name;phone\r\n1;"Ann ""A""";202-456-1111\r\n2;"two\nlines";12\r\n'
const ADDED = 'phone_valid;phone_e164;phone_type;phone_region;phone_extension;phone_error'

test('CSV comes back byte for byte with new cells behind it', async (t) => {
  const folder = fileWith(t, 'people.csv', PEOPLE)
  const { code, out, text } = await checked(folder, 'people.csv', { phone: ['phone'], region: 'us' })
  assert.equal(code, 0)
  assert.equal(
    text('records.csv'),
    `id;name;phone;${ADDED}\r\n` +
      '1;"Ann ""A""";202-456-1111;true;+12024561111;FIXED_LINE_OR_MOBILE;US;;\r\n' +
      '2;"two\nlines";12;false;;;;;too_short\r\n',
  )
  assert.match(out, /^2 rows in, 2 out, none rejected\nphone: 1 valid, 1 not \(too_short 1\)\n/)
  assert.deepEqual(readdirSync(join(folder, 'out')).toSorted(), ['records.csv', 'rejected.jsonl', 'stats.json'])
  const statistics = JSON.parse(text('stats.json')) as Record<string, unknown>
  assert.deepEqual([statistics['rows_in'], statistics['rows_out'], statistics['rejected']], [2, 2, 0])
})

test('JSON Lines come back as they were written, large numbers included', async (t) => {
  const folder = fileWith(t, 'a.jsonl', '{"id":12345678901234567890,"tel":"+44 7400 123456"}\n{}\nnot json\n[1]\n')
  const { text } = await checked(folder, 'a.jsonl', { phone: ['tel'] })
  const [first, second, end] = text('records.jsonl').split('\n')
  assert.match(first ?? '', /^\{"id":12345678901234567890,"tel":"\+44 7400 123456","phone_valid":true,/)
  assert.match(second ?? '', /^\{"phone_valid":false,.*"phone_error":"empty"\}$/)
  assert.equal(end, '')
  const rejected = text('rejected.jsonl').trim().split('\n')
  assert.deepEqual(
    rejected.map((line) => (JSON.parse(line) as { line: number; raw: string }).raw),
    ['not json', '[1]'],
  )
})

test('a file cut inside a quoted cell loses the cut row alone, and says so', async (t) => {
  const folder = fileWith(t, 'a.csv', 'id,phone\n1,"202-456-1111"\n2,"202-4\n3,202-456-1414\n4,"202')
  const { code, out, text } = await checked(folder, 'a.csv', { phone: ['phone'], region: 'US' })
  assert.equal(code, 0)
  assert.deepEqual(
    text('records.csv')
      .trim()
      .split('\n')
      .map((line) => line.split(',')[0]),
    ['id', '1', '3'],
  )
  assert.match(out, /4 rows in, 2 out, 2 rejected/)
  assert.match(text('rejected.jsonl'), /"row":2,"line":3,.*"raw":"2,\\"202-4"/)
})

test('a row that is too wide is rejected with its text, a short one is filled up', async (t) => {
  const folder = fileWith(t, 'a.csv', 'id,phone\n1,2,3\n4,+44 7400 123456\n5\n')
  const { text } = await checked(folder, 'a.csv', { phone: ['phone'] })
  assert.match(text('rejected.jsonl'), /"reason":"3 cells where the header has 2","raw":"1,2,3"\}\n$/)
  assert.match(text('records.csv'), /^4,\+44 7400 123456,true,\+447400123456.*\n5,,false,/m)
})

test('the same rows through every format', async (t) => {
  const folder = fileWith(t, 'a.csv', 'id,phone,country\n007,030 123456,Germany\n8,,\n')
  const flags = { phone: ['phone'], regionField: 'country' }
  for (const format of ['jsonl', 'parquet', 'xlsx'] as const) {
    const first = await checked(folder, 'a.csv', { ...flags, format })
    assert.equal(first.code, 0, first.err)
  }
  const jsonl = readFileSync(join(folder, 'out', 'records.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const rows = jsonl.map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    [rows[0]?.['id'], rows[0]?.['phone_e164'], rows[1]?.['phone_error']],
    ['007', '+4930123456', 'empty'],
  )
  const file = await asyncBufferFromFile(join(folder, 'out', 'records.parquet'))
  assert.deepEqual(
    await parquetReadObjects({ file, compressors: { ZSTD: (input) => zstdDecompressSync(input) } }),
    rows,
  )
  const [sheet] = await readXlsx(join(folder, 'out', 'records.xlsx'))
  assert.deepEqual(sheet?.data[0], Object.keys(rows[0] ?? {}))
  assert.deepEqual(sheet?.data[1]?.slice(0, 5), ['007', '030 123456', 'Germany', true, '+4930123456'])
  // And in again: what was added is taken for columns of the file.
  for (const format of ['parquet', 'xlsx'] as const) {
    const again = await checked(folder, `out/records.${format}`, { ...flags, out: 'again' })
    assert.equal(again.code, 2)
    assert.match(again.err, /the file already has a column 'phone_valid'/)
  }
})

test('two columns of one name keep their own cells, in a sheet as in CSV', async (t) => {
  const folder = fileWith(t, 'a.csv', 'phone,phone,\n030 123456,0171 1234567,x\n')
  const flags = { phone: ['phone (2)'], region: 'DE' }
  const first = await checked(folder, 'a.csv', { ...flags, format: 'xlsx' })
  assert.equal(first.code, 0, first.err)
  const sheet = [
    ['tel', ' tel', null],
    ['030 123456', '0171 1234567', 'x'],
  ]
  writeFileSync(join(folder, 'b.xlsx'), await writeExcel(sheet).toBuffer())
  const { code, err, text } = await checked(folder, 'b.xlsx', { phone: ['tel (2)'], region: 'DE', format: 'csv' })
  assert.equal(code, 0, err)
  assert.match(text('records.csv'), /^tel,tel \(2\),column 3,.*\r\n030 123456,0171 1234567,x,true,\+491711234567,/)
})

test('threads and one thread give the same, and the order stays', async (t) => {
  const rows = Array.from({ length: 1500 }, (_, n) => `${n},202-${200 + (n % 700)}-${1000 + n}\n`)
  const folder = fileWith(t, 'a.csv', `id,phone\n${rows.join('')}`)
  const flags = { phone: ['phone'], region: 'US', chunkSize: '10' }
  const alone = await checked(folder, 'a.csv', { ...flags, workers: '1' })
  const text = alone.text('records.csv')
  const threads = await checked(folder, 'a.csv', { ...flags, workers: '3' })
  assert.equal(threads.text('records.csv'), text)
  assert.equal((JSON.parse(threads.text('stats.json')) as { workers: number }).workers, 3)
})

test('addresses offline, and with a service that is asked', async (t) => {
  const folder = fileWith(
    t,
    'a.csv',
    'id,street,city,state,zip\n1,1 Elm Rd,Portland,OR,97201\n2,1 Nowhere Rd,Portland,WA,97201\n3,,,,\n',
  )
  const flags = {
    address: ['street,city,state,zip'],
    region: 'US',
    format: 'jsonl',
  } as const satisfies Partial<RecordsArgs>
  const offline = await checked(folder, 'a.csv', flags)
  assert.match(offline.out, /address: 1 valid, 2 not .*\nnot checked: whether the addresses exist/)
  const service = await startGeocoder(0)
  t.after(() => service.stop())
  const lookups = { geocode: 'google', geocodeUrl: `${service.url}/google` } as const
  const asked = await checked(folder, 'a.csv', { ...flags, ...lookups })
  const rows = asked.text('records.jsonl').trim().split('\n')
  const said = rows.map((row) => JSON.parse(row) as Record<string, unknown>)
  const columns = ['address_valid', 'address_error', 'address_unchecked', 'address_lat', 'address_lookup']
  assert.deepEqual(
    said.map((row) => columns.map((column) => row[column])),
    [
      [true, null, null, 1.5, 'found'],
      [false, 'postcode_not_in_state', null, null, 'not_found'],
      [false, 'empty', null, null, null],
    ],
  )
  assert.match(asked.out, /places: 1 found, not_found 1; 2 requests/)
  await checked(folder, 'a.csv', { ...flags, ...lookups })
  assert.equal((await service.evidence()).arrivals.length, 2, 'a second run asks for nothing again')
})

const refusals: [string, Partial<RecordsArgs>, RegExp][] = [
  ['no column named', {}, /nothing to check/],
  [
    'an unknown column',
    { phone: ['phnoe'] },
    /there is no column 'phnoe', did you mean 'phone'\?\nColumns: id, name, phone/,
  ],
  ['an unknown region', { phone: ['phone'], region: 'Atlantis' }, /--region must name a country/],
  ['too many workers', { phone: ['phone'], workers: '17' }, /--workers must be auto or 1 to 16: current value is '17'/],
  ['a chunk too small', { phone: ['phone'], chunkSize: '9' }, /--chunk-size must be auto or 10 to 200/],
  ['a place without addresses', { phone: ['phone'], geocode: 'google' }, /--geocode needs addresses/],
  ['a lookup without phones', { address: ['id'], phoneLookup: 'http://phones.example' }, /--phone-lookup needs phones/],
  ['a lookup without a service', { phone: ['phone'], phoneLookupRate: '3' }, /--phone-lookup must name the URL/],
  ['a service that is no URL', { phone: ['phone'], phoneLookup: 'numverify' }, /--phone-lookup must be a web address/],
  [
    'a pace of nothing',
    { phone: ['phone'], phoneLookup: 'http://phones.example', phoneLookupRate: '0' },
    /--phone-lookup-rate must be a number above 0/,
  ],
  ['no such file', { phone: ['phone'], file: 'none.csv' }, /there is no file none\.csv/],
]

for (const [what, flags, said] of refusals) {
  test(`refused: ${what}`, async (t) => {
    const folder = fileWith(t, 'people.csv', PEOPLE)
    const { code, err } = await checked(folder, 'people.csv', flags)
    assert.equal(code, 2)
    assert.match(err, said)
    assert.equal(existsSync(join(folder, 'out')), false)
  })
}

test('the program itself: several columns of phones, JSON on stdout', (t) => {
  const folder = fileWith(t, 'people.csv', 'phone,mobile\n030 123456,0171 1234567\n')
  const program = join(import.meta.dirname, '../../../../src/bin/cli.ts')
  const words = [
    program,
    'records',
    'people.csv',
    '--phone',
    'phone',
    'mobile',
    '--region',
    'DE',
    '--json',
    '--out',
    'o',
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  const { rows_in, findings } = JSON.parse(stdout) as { rows_in: number; findings: Record<string, { valid: number }> }
  assert.deepEqual([rows_in, findings['phone']?.valid, findings['phone_2']?.valid], [1, 1, 1])
  assert.match(readFileSync(join(folder, 'o', 'records.csv'), 'utf8'), /phone_2_e164/)
})
