import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { createBody } from '../../src/http/transport/body.ts'
import { LimitError } from '../../src/http/transport/failure.ts'
import { filled, type Reader } from './reader.ts'
import { readTable, workbook } from './table-file.ts'

const SHEET =
  '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="2"><c r="A2"><v>1.5</v></c></row></sheetData></worksheet>'
const TEXT = Buffer.from('<p>One paragraph of a page. '.repeat(20))
const ENCODINGS = ['gzip', 'deflate', 'br', 'zstd', 'gzip, br', 'none']
const MAX_BODY = 10_000_000

/** Readers of what is packed: whole files and bodies, bytes flipped in what says how long things are. */
export const PACKED_READERS: Record<string, Reader> = {
  parquet: {
    seeds: [
      parquet([{ name: 'name', data: ['Ana', 'Bo', null] }]),
      parquet([
        { name: 'n', data: [1n, 2n, 3n] },
        { name: 'list', data: [['a', 'b'], [], null] },
        { name: 'day', data: [new Date(0), null, new Date(1)] },
      ]),
    ],
    words: [
      'PAR1',
      '\x15\x04',
      '\x15\x00',
      '\x2c',
      '\xff\xff\xff\xff\x0f',
      '\0\0\0\0',
      '\x80\x80\x80\x80\x80\x01',
      'schema',
    ],
    hostile: [
      filled('PAR1'),
      filled('\x19', 'PAR1', 'PAR1'),
      (length) => parquet([{ name: 'a', data: Array<string>(Math.ceil(length / 4)).fill('x') }]),
      (length) => parquet(Array.from({ length: Math.ceil(length / 100) }, (_, n) => ({ name: `c${n}`, data: ['x'] }))),
    ],
    read: (input) => readTable(input, 'parquet'),
  },
  workbook: {
    seeds: [await workbook(Buffer.from(SHEET)), await workbook(Buffer.from(SHEET), { compress: true })],
    words: [
      'PK\x01\x02',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xff\xff\xff\xff',
      '\0\0',
      'xl/worksheets/sheet1.xml',
      'xl/../',
      '\x08\0',
    ],
    hostile: [filled('PK\x05\x06'), filled('PK\x01\x02'), filled('\0', 'PK\x05\x06')],
    read: (input) => readTable(input, 'xlsx'),
  },
  body: {
    seeds: [
      gzipSync(TEXT),
      deflateSync(TEXT),
      brotliCompressSync(TEXT),
      zstdCompressSync(TEXT),
      gzipSync(gzipSync(TEXT)),
      TEXT,
    ],
    words: ['\x1f\x8b\b\0', '\x28\xb5\x2f\xfd', '\x78\x9c', '\0\0\0\0', '\xff\xff', '\x1f\x8b'],
    hostile: [
      (length) => gzipSync(Buffer.alloc(length * 10)),
      (length) => Buffer.alloc(length, gzipSync('x')),
      (length) => Buffer.alloc(length, zstdCompressSync('x')),
      filled('\x1f\x8b'),
    ],
    async read(input) {
      for (const encoding of ENCODINGS) {
        for (const cut_after of [undefined, 20]) {
          const body = createBody({ 'content-encoding': encoding }, MAX_BODY, cut_after)
          try {
            for (let at = 0; at < input.length && body.add(input.subarray(at, at + 1000)) === 'more'; at += 1000);
            await body.whole()
          } catch (error) {
            body.discard()
            if (!isRefusal(error)) throw error
          }
        }
      }
    },
  },
}

/** What a fetch gives back as a failure of the site: our own limits, and what zlib says of damage. */
function isRefusal(error: unknown): boolean {
  if (error instanceof LimitError) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(?:Z_|ZSTD_|ERR__ERROR_|ERR_BROTLI|ERR_ZSTD|ERR_BUFFER_TOO_LARGE$|ERR__)/.test(code)
}

function parquet(columnData: { name: string; data: unknown[] }[]): Buffer {
  return Buffer.from(parquetWriteBuffer({ columnData }))
}
