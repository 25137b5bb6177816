import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { exportCommand } from '../../../../src/cli/commands/export/command.ts'
import type { ExportArgs } from '../../../../src/cli/commands/export/export-args.ts'
import { openTable } from '../../../../src/tables/open-table.ts'
import { commonArgs, memoryIo, record, storeWith } from '../../../store/examples.ts'
import { scratchFolder } from '../../../store/scratch.ts'
import { bigStore, exported, ONE_FILE, smallFleet, urls } from '../../exported.ts'

test('JSON Lines: fields in their order, sources sorted, records in the order of their coming', async (t) => {
  const folder = await smallFleet(t)
  const { code, out, err } = await exported(folder)
  assert.equal(code, 0)
  assert.deepEqual(urls(out), ['f1', 't2', 't1'])
  const gazette = JSON.parse(out.split('\n')[1] ?? '') as object
  const { url, title, date, date_raw, body, tags, authors, language, scraped_at, extra } = record('t2')
  const whose = { country: 'tonga', source: 'gazette', name: 'The Gazette' }
  const whole = {
    ...whose,
    url,
    title,
    date,
    date_raw,
    body,
    tags,
    authors,
    language,
    scraped_at,
    run: 'r1',
    extra,
    documents: [],
  }
  assert.equal(JSON.stringify(gazette), JSON.stringify(whole))
  assert.match(out, /^\{"country":"fiji","source":"times","name":"times",/, 'without a name the source stands for it')
  assert.equal(err, 'wrote 3 records of 2 sources\n')
})

test('every reader sees the same lines', async (t) => {
  const folder = scratchFolder(t)
  await storeWith(folder, 'a/b', [record('u', { title: 'a\u2028b\u2029c\u0085d\ne', extra: { '\u2028': '\u2029' } })])
  const { out } = await exported(folder)
  assert.doesNotMatch(out.slice(0, -1), /[\n\u0085\u2028\u2029]/)
  const row = JSON.parse(out) as { title: string; extra: object }
  assert.deepEqual([row.title, row.extra], ['a\u2028b\u2029c\u0085d\ne', { '\u2028': '\u2029' }])
})

test('patterns select, and one that matches nothing is named', async (t) => {
  const folder = await smallFleet(t)
  const some = await exported(folder, { pattern: ['tonga/*', 'fiji/tims'] })
  assert.deepEqual([some.code, urls(some.out)], [0, ['t2', 't1']])
  assert.match(some.err, /^regatta: nothing is stored for "fiji\/tims", did you mean "fiji\/times"\?\n/)
  const none = await exported(folder, { pattern: ['samoa'] })
  assert.deepEqual([none.code, none.out], [2, ''])
})

test('since a day', async (t) => {
  const folder = await smallFleet(t)
  const { out } = await exported(folder, { since: '2026-06-01' })
  assert.deepEqual(urls(out), ['f1'])
  const bad = await exported(folder, { since: 'June' })
  assert.deepEqual(
    [bad.code, bad.err],
    [2, "regatta: --since must be YYYY-MM-DD or an ISO time: current value is 'June'\n"],
  )
})

test('a file: its ending names the format, and --json reports', async (t) => {
  const folder = await smallFleet(t)
  const csv = await exported(folder, { out: 'all.csv' })
  assert.deepEqual(csv, { code: 0, out: '', err: 'wrote 3 records of 2 sources to all.csv\n' })
  assert.match(readFileSync(join(folder, 'all.csv'), 'utf8'), /^\ufeffcountry,source,.*\r\nfiji,times,/)

  const parquet = await exported(folder, { out: 'all.parquet', json: true })
  assert.equal(parquet.err, '')
  const place = join(folder, 'all.parquet')
  const report = { records: 3, sources: 2, out: place, format: 'parquet', broken: [] }
  assert.deepEqual(JSON.parse(parquet.out), report)
  assert.equal(readFileSync(place).subarray(0, 4).toString(), 'PAR1')

  const quiet = await exported(folder, { out: 'all', quiet: true })
  assert.deepEqual([quiet.err, readFileSync(join(folder, 'all'), 'utf8')[0]], ['', '{'])
})

test('an output that cannot be is refused before anything is read', async (t) => {
  const folder = await smallFleet(t)
  const table: [Partial<ExportArgs>, string][] = [
    [{ out: 'fiji' }, 'regatta: --out must name a file: fiji is a folder\n'],
    [{ out: 'none/all.csv' }, 'regatta: --out: there is no folder none\n'],
  ]
  for (const [flags, err] of table) assert.deepEqual(await exported(folder, flags), { code: 2, out: '', err })
  const { io, err } = memoryIo(folder)
  io.stdout.isTTY = true
  const flags = { format: 'parquet', out: undefined, since: undefined, until: undefined, fields: undefined } as const
  assert.equal(await exportCommand.run({ ...commonArgs(folder), ...ONE_FILE, ...flags, pattern: [] }, io), 2)
  assert.equal(err(), 'regatta: parquet is not text: name a file with --out\n')
})

test('until a day is with its whole day, until a time with its moment', async (t) => {
  const folder = scratchFolder(t)
  const times = [
    '2026-05-31T23:59:59.999Z',
    '2026-06-01T00:00:00.000Z',
    '2026-06-01T23:59:59.999Z',
    '2026-06-02T00:00:00.000Z',
  ]
  await storeWith(
    folder,
    'a/b',
    times.map((scraped_at, n) => record(`u${n}`, { scraped_at })),
  )
  const table: [Partial<ExportArgs>, string[]][] = [
    [{ until: '2026-06-01' }, ['u0', 'u1', 'u2']],
    [{ since: '2026-06-01', until: '2026-06-01' }, ['u1', 'u2']],
    [{ until: '2026-06-01T00:00' }, ['u0', 'u1']],
    [{ since: '2026-06-01T23:59:59.999Z' }, ['u2', 'u3']],
    [{ until: '2020-01-01' }, []],
  ]
  for (const [flags, expected] of table) {
    const { out, err } = await exported(folder, flags)
    assert.deepEqual(urls(out), expected, JSON.stringify(flags))
    assert.match(err, new RegExp(`^wrote ${expected.length} record`))
  }
})

const FIELDS: [out: string, text: RegExp][] = [
  [
    'a.jsonl',
    /^\{"url":"p1","extra.price":9.5,"extra.sizes":\["S","M"\]\}\n\{"url":"p2","extra.price":null,"extra.sizes":null\}\n$/,
  ],
  ['a.csv', /^\ufeffurl,extra.price,extra.sizes\r\np1,9.5,S; M\r\np2,,\r\n$/],
]

for (const [out, text] of FIELDS) {
  test(`some fields, in their order, and of the source: ${out}`, async (t) => {
    const folder = scratchFolder(t)
    await storeWith(folder, 'a/b', [record('p1', { extra: { price: 9.5, sizes: ['S', 'M'] } }), record('p2')])
    const { code, err } = await exported(folder, { out, fields: 'url,extra.price,extra.sizes' })
    assert.deepEqual([code, err], [0, `wrote 2 records of 1 source to ${out}\n`])
    assert.match(readFileSync(join(folder, out), 'utf8'), text)
  })
}

test('some fields in a workbook, a database and Parquet; a field that no record has is said', async (t) => {
  const folder = scratchFolder(t)
  await storeWith(folder, 'a/b', [record('p1', { extra: { price: 9.5, constructor: 'x' } })])
  const fields = 'extra.price,url,extra.constructor,extra.prise'
  const expected = [[9.5, 'p1', 'x', null]]
  for (const out of ['a.xlsx', 'a.db', 'a.parquet']) {
    const { err } = await exported(folder, { out, fields })
    assert.equal(err, `regatta: no record has extra.prise\nwrote 1 record of 1 source to ${out}\n`)
  }
  const { rows } = await openTable(join(folder, 'a.xlsx'), 'xlsx')
  const read: unknown[] = []
  for await (const row of rows) if ('values' in row) read.push(Object.values(row.values))
  assert.deepEqual(read, expected)
  const db = new DatabaseSync(join(folder, 'a.db'), { readOnly: true })
  assert.deepEqual(
    db
      .prepare('SELECT * FROM records')
      .all()
      .map((row) => Object.values(row)),
    expected,
  )
  db.close()
})

test('without any records there is nothing to export', async (t) => {
  const folder = scratchFolder(t)
  const { code, err } = await exported(folder, { dataDir: join(folder, 'data') })
  assert.deepEqual([code, err], [2, 'regatta: there are no records in data\n'])
})

test('a broken store is named, the others are exported', async (t) => {
  const folder = await smallFleet(t)
  writeFileSync(join(folder, 'fiji', 'sun.db'), 'no database'.repeat(100))
  mkdirSync(join(folder, 'fiji', 'folder.db'))
  const { code, out, err } = await exported(folder)
  assert.equal(code, 1)
  assert.deepEqual(urls(out), ['f1', 't2', 't1'])
  assert.match(err, /^regatta: not exported: fiji\/folder\.db: .*\nregatta: not exported: fiji\/sun\.db: it is not a/)
})

test('a damaged record ends its own store only, at its place', async (t) => {
  const folder = await smallFleet(t)
  const db = new DatabaseSync(await storeWith(folder, 'fiji/voice', [record('v1'), record('v2')]))
  db.exec(`UPDATE records SET tags = '[' WHERE url = 'v2'`)
  db.close()
  const { code, out } = await exported(folder, { json: true, out: 'all.jsonl' })
  const { broken } = JSON.parse(out) as { broken: { reason: string }[] }
  assert.deepEqual([code, broken.map((each) => each.reason)], [1, ['corrupt']])
  assert.deepEqual(urls(readFileSync(join(folder, 'all.jsonl'), 'utf8')), ['f1', 'v1', 't2', 't1'])
})

test('a reader that leaves early ends it quietly', async (t) => {
  const folder = await bigStore(t)
  for (const format of ['jsonl', 'csv', 'parquet', 'xlsx']) {
    const child = startExport(folder, { format })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    let err = ''
    for await (const text of child.stderr.setEncoding('utf8')) err += text
    assert.deepEqual([child.exitCode ?? (await once(child, 'exit'))[0], err], [0, ''], format)
  }
})

test('a slow reader gets every line', async (t) => {
  const child = startExport(await bigStore(t), {})
  let lines = 0
  for await (const line of createInterface({ input: child.stdout })) {
    assert.equal((JSON.parse(line) as { url: string }).url, `u${lines++}`)
  }
  assert.equal(lines, 3000)
})

test('interrupted, it leaves the old file or the whole new one, and nothing else', async (t) => {
  const data = await bigStore(t)
  const folder = scratchFolder(t)
  const out = join(folder, 'out.jsonl')
  writeFileSync(out, 'old')
  const watcher = watch(folder)
  t.after(() => watcher.close())
  const child = startExport(data, { out })
  const exited = once(child, 'exit')
  await once(watcher, 'change')
  child.kill('SIGINT')
  const [code] = (await exited) as [number | null]
  const text = readFileSync(out, 'utf8')
  if (code === null) assert.equal(text, 'old')
  else assert.equal(urls(text).length, 3000)
  assert.deepEqual(readdirSync(folder), ['out.jsonl'])
})

function startExport(folder: string, flags: object) {
  const script = join(import.meta.dirname, '../../../store/children/exports-to-stdout.ts')
  return spawn(process.execPath, [script, folder, JSON.stringify(flags)], { stdio: ['ignore', 'pipe', 'pipe'] })
}
