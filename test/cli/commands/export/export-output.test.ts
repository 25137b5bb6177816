import assert from 'node:assert/strict'
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ExportArgs } from '../../../../src/cli/commands/export/export-args.ts'
import { lockOutput } from '../../../../src/tables/lock-output.ts'
import { record, storeWith } from '../../../store/examples.ts'
import { scratchFolder, smallDisk } from '../../../store/scratch.ts'
import { bigStore, exported, smallFleet } from '../../exported.ts'

const ENDINGS: [out: string, format: string][] = [
  ['a.jsonl', 'jsonl'],
  ['a.ndjson', 'jsonl'],
  ['a.CSV', 'csv'],
  ['a.parquet', 'parquet'],
  ['a.xlsx', 'xlsx'],
  ['a.db', 'sqlite'],
  ['a.b.sqlite', 'sqlite'],
  ['a', 'jsonl'],
]

for (const [out, format] of ENDINGS) {
  test(`--out ${out} is written as ${format}`, async (t) => {
    const folder = await smallFleet(t)
    const said = await exported(folder, { out, json: true })
    assert.equal(said.code, 0, said.err)
    assert.equal((JSON.parse(said.out) as { format: string }).format, format)
    assert.ok(readFileSync(join(folder, out)).length > 0)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name !== 'fiji' && name !== 'tonga'),
      [out],
    )
  })
}

const KNOWN = '.jsonl, .ndjson, .csv, .parquet, .xlsx, .db, .sqlite'
const REFUSED: [flags: Partial<ExportArgs>, said: string][] = [
  [{ out: 'a.csv.gz' }, `--out a.csv.gz: ".gz" names no format of export; there are ${KNOWN}`],
  [{ out: 'a.json' }, `--out a.json: ".json" names no format of export; there are ${KNOWN}`],
  [{ out: 'a.tsv' }, `--out a.tsv: ".tsv" names no format of export; there are ${KNOWN}`],
  [{ out: 'a.constructor' }, `--out a.constructor: ".constructor" names no format of export; there are ${KNOWN}`],
  [{ out: 'a.csv.gz', format: 'csv' }, `--out a.csv.gz: ".gz" names no format of export; there are ${KNOWN}`],
  [{ out: 'a.csv', format: 'jsonl' }, '--format jsonl contradicts --out a.csv, which is named as csv'],
  [{ out: 'a.db', format: 'parquet' }, '--format parquet contradicts --out a.db, which is named as sqlite'],
  [{ format: 'sqlite' }, 'a SQLite database is a file: name it with --out'],
  [{ out: '/dev/null', format: 'sqlite' }, '--out: /dev/null is no regular file'],
  [{ fields: 'url,titel' }, '--fields: there is no field "titel", did you mean "title"?'],
  [
    { fields: 'price' },
    '--fields: there is no field "price"; there are country, source, name, url, title, date, date_raw, body, tags, authors, language, scraped_at, run, extra, documents and extra.NAME',
  ],
  [{ fields: 'url,,title' }, "--fields must be names with commas between them: current value is 'url,,title'"],
  [{ fields: 'url, url' }, '--fields names "url" twice'],
  [{ fields: 'extra.' }, '--fields: there is no field "extra.", did you mean "extra"?'],
  [{ until: 'June' }, "--until must be YYYY-MM-DD or an ISO time: current value is 'June'"],
  [{ since: '2026-06-02', until: '2026-06-01' }, '--until 2026-06-01 is before --since 2026-06-02'],
]

for (const [flags, said] of REFUSED) {
  test(`refused: ${JSON.stringify(flags)}`, async (t) => {
    const folder = await smallFleet(t)
    assert.deepEqual(await exported(folder, flags), { code: 2, out: '', err: `regatta: ${said}\n` })
    assert.deepEqual(readdirSync(folder).toSorted(), ['fiji', 'tonga'])
  })
}

test('--format is for a name whose ending says nothing', async (t) => {
  const folder = await smallFleet(t)
  assert.equal((await exported(folder, { out: 'records.2026-06', format: 'csv' })).code, 0)
  assert.match(readFileSync(join(folder, 'records.2026-06'), 'utf8'), /^\ufeffcountry,/)
})

test('what a cell of a workbook cannot hold is said with its record, and the file of before stays', async (t) => {
  const folder = scratchFolder(t)
  writeFileSync(join(folder, 'a.xlsx'), 'old')
  await storeWith(folder, 'a/b', [record('short'), record('https://x.example/long', { body: 'x'.repeat(32_768) })])
  const { code, err } = await exported(folder, { out: 'a.xlsx' })
  const said =
    "row 2 (https://x.example/long), column 'body': a text of 32,768 characters, and a cell holds at most 32,767"
  assert.deepEqual([code, err], [1, `regatta: cannot write a.xlsx: ${said}\n`])
  assert.equal(readFileSync(join(folder, 'a.xlsx'), 'utf8'), 'old')
  assert.equal((await exported(folder, { out: 'a.xlsx', fields: 'url,title' })).code, 0)
})

for (const out of ['a.jsonl', 'a.csv', 'a.parquet', 'a.xlsx', 'a.db']) {
  test(`a full disk while ${out} is written: it is named, and the file of before stays`, async (t) => {
    const disk = smallDisk(t, '64k')
    if (disk === null) return
    const folder = await bigStore(t)
    const place = join(disk.folder, out)
    writeFileSync(place, 'old')
    const { code, err } = await exported(folder, { out: place })
    assert.equal(code, 1)
    assert.match(err, new RegExp(`^regatta: cannot write ${place}: .*(ENOSPC|full).*\n$`))
    assert.equal(readFileSync(place, 'utf8'), 'old')
    assert.deepEqual(readdirSync(disk.folder), [out])
  })
}

test('a database keeps the mode of the file that it replaces, and goes through a link', async (t) => {
  const folder = await smallFleet(t)
  writeFileSync(join(folder, 'real.db'), '')
  chmodSync(join(folder, 'real.db'), 0o640)
  symlinkSync('real.db', join(folder, 'link.db'))
  assert.equal((await exported(folder, { out: 'link.db' })).code, 0)
  assert.ok(lstatSync(join(folder, 'link.db')).isSymbolicLink())
  assert.equal(statSync(join(folder, 'real.db')).mode & 0o777, 0o640)
  assert.equal(readFileSync(join(folder, 'real.db')).subarray(0, 6).toString(), 'SQLite')
})

test('of two exports to one file the second is refused, by whatever name', async (t) => {
  const folder = await smallFleet(t)
  const release = lockOutput(join(folder, '.all.csv.lock'))
  assert.ok(release !== null)
  symlinkSync('all.csv', join(folder, 'link.csv'))
  for (const out of ['all.csv', 'link.csv']) {
    const { code, err } = await exported(folder, { out })
    assert.deepEqual([code, err], [75, `regatta: ${out} is being written by another regatta export\n`])
  }
  assert.equal((await exported(folder, { out: 'other.csv' })).code, 0)
  release()
  assert.equal((await exported(folder, { out: 'all.csv' })).code, 0)
  assert.deepEqual(readdirSync(folder).toSorted(), ['all.csv', 'fiji', 'link.csv', 'other.csv', 'tonga'])
})
