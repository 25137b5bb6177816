import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { CommonArgs } from '../../../../src/cli/command.ts'
import { importCommand } from '../../../../src/cli/commands/import/command.ts'
import type { ImportArgs } from '../../../../src/cli/commands/import/run.ts'
import { main } from '../../../../src/cli/main.ts'
import type { ImportCounts } from '../../../../src/store/import/import-folder.ts'
import { noImportCounts } from '../../../../src/store/import/import-folder.ts'
import { openSqliteReader } from '../../../../src/store/sqlite-reader.ts'
import { openSqliteStore } from '../../../../src/store/sqlite-store.ts'
import type { StoredRecord } from '../../../../src/store/store.ts'
import { all, commonArgs, memoryIo, record } from '../../../store/examples.ts'
import { scratchFolder } from '../../../store/scratch.ts'

const HEADER = 'url,title,date,body,tags,source,country,_scraped_at'
const row = (n: number, { body = 'Words.', at = '2025-10-24T05:00:00', date = '2025-09-24' } = {}): string => {
  return `https://gazette.example/${n},"Title, ${n}",${date},"${body}","a,b",The Gazette,tonga,${at}`
}

interface World {
  folder: string
  data: string
  run: (flags?: Partial<ImportArgs & CommonArgs>) => Promise<{ code: number; out: string; err: string }>
}

/** An old data folder with these files, by their path in it. */
function world(t: TestContext, files: Record<string, string | string[]>): World {
  const folder = scratchFolder(t)
  const data = join(folder, 'data')
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : content.map((line) => `${line}\r\n`).join(''))
  }
  const run: World['run'] = async (flags = {}) => {
    const { io, out, err } = memoryIo(folder)
    const common = commonArgs(data, { configDir: join(folder, 'configs') })
    const code = await importCommand.run({ dir: 'old', map: [], dryRun: false, ...common, ...flags }, io)
    return { code, out: out(), err: err() }
  }
  return { folder, data, run }
}

async function stored(file: string): Promise<{ records: StoredRecord[]; pending: string[]; name: string | null }> {
  const reader = openSqliteReader(file)
  const pending = (await reader.pending(1000, 0)).map(({ url }) => url)
  const whole = { records: await all(reader.records()), pending, name: await reader.getFact('name') }
  await reader.close()
  return whole
}

function counts(json: string): ImportCounts[] {
  const { sources } = JSON.parse(json) as { sources: { counts: ImportCounts }[] }
  return sources.map((source) => source.counts)
}

test('a news.csv without a header and with every row twice, and the URLs that were never read', async (t) => {
  const rows = [row(1), row(2), row(3, { date: '24/9/25' })]
  const { data, run } = world(t, {
    'old/tonga/gazette/news.csv': [...rows, ...rows],
    'old/tonga/gazette/urls.csv': [
      'url,title,date',
      'https://gazette.example/1,T,',
      'https://gazette.example/9,T9,today',
    ],
  })
  const { code, out, err } = await run()
  assert.deepEqual([code, err], [0, ''])
  const line = 'tonga/gazette -> tonga/gazette (no config has that name: kept as it is): '
  const told = '6 rows, 3 imported, 3 duplicate, 0 rejected, 1 to visit\n'
  assert.equal(out, `${line}${told}1 source: ${told}`)
  const { records, pending } = await stored(join(data, 'tonga/gazette.db'))
  assert.deepEqual(records[0], {
    url: 'https://gazette.example/1',
    title: 'Title, 1',
    date: '2025-09-24',
    date_raw: '2025-09-24',
    body: 'Words.',
    tags: ['a', 'b'],
    authors: [],
    language: null,
    scraped_at: '2025-10-24T05:00:00.000Z',
    run: 'import',
    extra: {},
  })
  assert.deepEqual(
    records.map((each) => each.date),
    ['2025-09-24', '2025-09-24', null],
  )
  assert.deepEqual(pending, ['https://gazette.example/9'])
})

test('importing again changes nothing, and says so', async (t) => {
  const { data, run } = world(t, {
    'old/tonga/gazette/news.csv': [HEADER, row(1), row(2), row(1, { body: 'New.', at: '2025-11-01T00:00:00' }), 'cut'],
    'old/tonga/gazette/urls.csv': ['https://gazette.example/2,T,', 'https://gazette.example/3,T,'],
  })
  const first = await run({ json: true })
  const before = await stored(join(data, 'tonga/gazette.db'))
  const second = await run({ json: true })
  assert.deepEqual(await stored(join(data, 'tonga/gazette.db')), before)
  assert.equal(before.records[0]?.body, 'New.', 'the newest version counts')
  const rows = { ...noImportCounts(), rows: 4, duplicate: 1, rejected: 1, urls: 2 }
  assert.deepEqual(counts(first.out), [{ ...rows, imported: 2, pending: 1 }])
  assert.deepEqual(counts(second.out), [{ ...rows, known: 2 }])
})

test('what a kill cut in half is reported, kept and read again; nothing beside it is lost', async (t) => {
  const files = {
    'old/tonga/gazette/news.csv': [
      row(1),
      'https://gazette.example/2,Title,2025-09-24,"a body that was cut\n' + row(3),
      row(4, { body: 'Two\nlines, ""quoted""' }),
      row(5).slice(0, 47),
      row(6, { body: ' ' }),
      row(7),
    ],
    'old/tonga/gazette/news.jsonl': [
      JSON.stringify({ url: 'https://gazette.example/8', title: 'T', body: 'B\u2028C', tags: ['x'], views: 4 }),
      '{"url": "https://gazette.example/9", "tit',
    ],
  }
  const { data, run } = world(t, files)
  const { code, out } = await run({ json: true })
  assert.equal(code, 0)
  assert.deepEqual(counts(out), [{ ...noImportCounts(), rows: 9, imported: 5, rejected: 4, pending: 3 }])
  const { records, pending } = await stored(join(data, 'tonga/gazette.db'))
  const numbers = (urls: string[]): string[] => urls.map((url) => url.slice(-1))
  assert.deepEqual(numbers(records.map((each) => each.url)), ['8', '1', '3', '4', '7'])
  assert.deepEqual(numbers(pending), ['2', '5', '6'])
  const rejected = readFileSync(join(data, 'tonga/gazette.rejected.jsonl'), 'utf8').split('\n').slice(0, -1)
  const parts = rejected.map((line) => JSON.parse(line) as { file: string; line: number; why: string; raw: string })
  assert.deepEqual(
    parts.map(({ file, line, why }) => `${file}:${line} ${why}`),
    [
      'tonga/gazette/news.jsonl:2 not a JSON object',
      'tonga/gazette/news.csv:2 text behind a closing quote: a row was cut before it',
      'tonga/gazette/news.csv:6 3 cells instead of 8',
      'tonga/gazette/news.csv:7 no body',
    ],
  )
  assert.equal(parts[1]?.raw, 'https://gazette.example/2,Title,2025-09-24,"a body that was cut\n')
})

test('a file of rejected rows goes when nothing is rejected any more', async (t) => {
  const { folder, data, run } = world(t, { 'old/tonga/gazette/news.csv': [row(1), 'cut'] })
  await run()
  const rejected = join(data, 'tonga/gazette.rejected.jsonl')
  assert.ok(existsSync(rejected))
  writeFileSync(join(folder, 'old/tonga/gazette/news.csv'), row(1))
  await run()
  assert.ok(!existsSync(rejected))
})

test('what was scraped since stays', async (t) => {
  const { data, run } = world(t, { 'old/tonga/gazette/news.csv': [row(1), row(2)] })
  mkdirSync(join(data, 'tonga'), { recursive: true })
  const store = openSqliteStore(join(data, 'tonga/gazette.db'))
  const newer = record('https://gazette.example/1', { body: 'newer', scraped_at: '2026-01-01T00:00:00.000Z' })
  await store.settle([{ kind: 'record', url: newer.url, record: newer }], 'r1')
  await store.close()
  await run()
  const { records } = await stored(join(data, 'tonga/gazette.db'))
  assert.deepEqual(
    records.map((each) => each.body),
    ['newer', 'Words.'],
  )
})

const CONFIG = `name: The Gazette Online
country: tonga
base_url: https://gazette.example
listing: { type: pagination, url_template: 'https://gazette.example/?page={num}', start_page: 1 }
selectors:
  thumbnail: { container: article, title: h2, url: 'a::attr(href)' }
  article: { body: p }
`

test('folders find their source by the name in its config, and by --map', async (t) => {
  const { data, run } = world(t, {
    'configs/tonga/gazette.yaml': CONFIG,
    'old/data/text/tonga/the_gazette_online/news.csv': row(1),
    'old/data/text/tonga/gazette_before/news.csv': [row(1), row(2)],
    'old/data/text/samoa/other/urls.csv': 'https://other.example/1,T,',
  })
  const map = ['tonga/gazette_before=tonga/gazette']
  const planned = await run({ map, dryRun: true })
  const from = 'tonga/gazette_before + tonga/the_gazette_online -> tonga/gazette'
  assert.equal(planned.out.split('\n')[1], `${from} (--map, the config's name)`)
  assert.ok(!existsSync(data), 'a dry run touches nothing')

  const { out } = await run({ map })
  assert.match(out, /tonga\/gazette \(--map, the config's name\): 3 rows, 2 imported, 1 duplicate, 0 rejected\n/)
  assert.match(out, /samoa\/other -> samoa\/other \(no config has that name: kept as it is\): 0 rows, .* 1 to visit\n/)
  const { name } = await stored(join(data, 'tonga/gazette.db'))
  assert.equal(name, '"The Gazette Online"')
})

test('one source that cannot be written, or placed, does not stop the others', async (t) => {
  const { data, run } = world(t, {
    'old/tonga/gazette/news.csv': row(1),
    'old/tonga/star/news.csv': row(2),
    'old/tonga/_star/news.csv': row(3),
    'data/tonga/gazette.db': 'no database'.repeat(100),
  })
  const { code, err } = await run()
  assert.equal(code, 1)
  assert.match(err, /^regatta: tonga\/gazette was not imported to its end: .*gazette\.db: it is not a SQLite database/m)
  assert.match(err, /^regatta: not imported: old\/tonga\/_star: its name cannot be ours .*--map tonga\/_star=\.\.\.$/m)
  assert.equal((await stored(join(data, 'tonga/star.db'))).records.length, 1)
})

test('mistakes on the command line are reported and touch nothing', async (t) => {
  const { data, run } = world(t, { 'old/tonga/gazette/news.csv': row(1), 'empty/x.txt': '' })
  const table: [Partial<ImportArgs>, RegExp][] = [
    [{ dir: 'none' }, /^regatta: none: there is no such folder\n/],
    [{ dir: 'empty' }, /^regatta: empty: there is no news\.csv/],
    [
      { map: ['tonga=x'] },
      /^regatta: --map must be old_country\/old_paper=country\/source: current value is 'tonga=x'\n/,
    ],
    [{ map: ['tonga/sun=tonga/sun'] }, /^regatta: --map: there is no tonga\/sun in old\n/],
    [{ map: ['tonga/gazette=../x'] }, /^regatta: --map: \.\.\/x cannot be the name of a source/],
  ]
  for (const [flags, message] of table) {
    const { code, err } = await run(flags)
    assert.equal(code, 2)
    assert.match(err, message)
  }
  assert.ok(!existsSync(data))
})

test('--map may be given several times, every other flag counts last', async (t) => {
  const { folder, data } = world(t, { 'old/a/b/news.csv': row(1), 'old/c/d/news.csv': row(2) })
  const words = ['import', '--map', 'a/b=x/y', 'old', '--map', 'c/d=x/z', '--data-dir', 'nowhere', '--data-dir', 'data']
  const { io, err } = memoryIo(folder)
  const code = await main(words, io, { import: async () => importCommand })
  assert.deepEqual([code, err()], [0, ''])
  assert.ok(existsSync(join(data, 'x/y.db')) && existsSync(join(data, 'x/z.db')))
})
