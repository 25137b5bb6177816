import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { encoded } from '../../../src/store/export/export-records.ts'
import type { ExportedRow } from '../../../src/vocabulary/record.ts'
import { all, record } from '../examples.ts'

function row(n: number, more: Partial<ExportedRow> = {}): ExportedRow {
  return {
    country: 'tonga',
    source: 'gazette',
    name: 'Gazette',
    run: 'r1',
    ...record(`https://x.example/${n}`),
    documents: [],
    ...more,
  }
}

test('CSV: a byte order mark, the header, then rows with CRLF', async () => {
  const only: ExportedRow = {
    country: 'tonga',
    source: 'gazette',
    name: 'The Gazette, Tonga',
    run: 'r1',
    ...record('https://x.example/1', { body: null, tags: ['a', 'b'], extra: { n: 1 } }),
    documents: [],
  }
  async function* rows(): AsyncGenerator<ExportedRow> {
    yield only
  }
  const text = (await all(await encoded(rows(), 'csv'))).join('')
  const header = 'country,source,name,url,title,date,date_raw,body,tags,authors,language,scraped_at,run,extra,documents'
  const start = 'tonga,gazette,"The Gazette, Tonga",https://x.example/1,Title of https://x.example/1'
  const end = '2026-03-04,4 March 2026,,a; b,,,2026-03-05T06:07:08.000Z,r1,"{""n"":1}",'
  assert.equal(text, `\ufeff${header}\r\n${start},${end}\r\n`)
})

async function written(rows: ExportedRow[]): Promise<ArrayBuffer> {
  async function* stream(): AsyncGenerator<ExportedRow> {
    yield* rows
  }
  const bytes = Buffer.concat((await all(await encoded(stream(), 'parquet'))) as Uint8Array[])
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

async function read(file: ArrayBuffer): Promise<Record<string, unknown>[]> {
  return await parquetReadObjects({ file, compressors: { ZSTD: (input) => zstdDecompressSync(input) } })
}

test('days, times, lists and JSON have types of their own', async () => {
  const extra = { place: { lat: -21.1 }, list: [1, 'é'] }
  const full = row(1, { tags: ['a', 'b, c'], authors: [''], language: 'to', extra, body: 'Grüße 👋\0' })
  const empty = row(2, { date: null, date_raw: null, body: null })
  const [first, second] = await read(await written([full, empty]))
  const times = { date: new Date('2026-03-04'), scraped_at: new Date('2026-03-05T06:07:08.000Z') }
  assert.deepEqual(first, { ...full, ...times })
  assert.deepEqual(second, { ...empty, ...times, date: null })
})

test('many rows become several groups and keep their order', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => row(n, { body: String(n).repeat(400_000) }))
  const file = await written(rows)
  assert.ok(parquetMetadata(file).row_groups.length > 1)
  assert.deepEqual(
    (await read(file)).map((each) => each['url']),
    rows.map((each) => each.url),
  )
})

test('no rows are a file of no rows', async () => {
  assert.deepEqual(await read(await written([])), [])
})
