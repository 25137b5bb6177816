import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mulberry } from '../../bench/records/synthetic-people.ts'
import { processFile } from '../../src/records/process-file.ts'
import { openTable } from '../../src/tables/open-table.ts'
import type { TableFormat } from '../../src/tables/table.ts'
import { scratchFolder } from '../store/scratch.ts'

const PIECES: Record<'csv' | 'jsonl', readonly string[]> = {
  csv: [
    'a',
    '1',
    '"',
    '"',
    '""',
    ',',
    ',',
    ',',
    '\n',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\0',
    'é',
    '202-456-1111',
    '"x\ny"',
    '\x80',
    '\xff',
  ],
  jsonl: [
    '{"phone":"1"}\n',
    '{"a":9007199254740993}\r\n',
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    'null',
    '\n',
    '\n',
    ' ',
    '{}\n',
    '\xff',
    '{"phone":"\\udc80"}\n',
  ],
}
const HEADERS = { csv: 'id,phone,name\n', jsonl: '{"phone":"0"}\n' }
const ADDED_CELLS = 6

/** Broken pieces in any order; what is above U+007F is one byte, and so seldom UTF-8. */
function brokenFile(format: 'csv' | 'jsonl', seed: number): Buffer {
  const random = mulberry(seed)
  const pieces = PIECES[format]
  const body = Array.from({ length: Math.floor(random() * 120) }, () => pieces[Math.floor(random() * pieces.length)]!)
  return Buffer.from(HEADERS[format] + body.join(''), 'latin1')
}

/** The text of a written row as it came in: without what was put behind it. */
function asItCame(raw: string, format: TableFormat): string {
  if (format === 'csv') return raw.trimEnd().split(',').slice(0, -ADDED_CELLS).join(',')
  return raw.trimEnd().replace(/,?"phone_valid":.*$/s, '}')
}

const lines = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

for (const format of ['csv', 'jsonl'] as const) {
  test(`200 broken files of ${format}: rows in = rows out + rejected, and together they are the file`, async (t) => {
    const folder = scratchFolder(t)
    const file = join(folder, `a.${format}`)
    let [kept, rejected] = [0, 0]
    for (let seed = 1; seed <= 200; seed++) {
      const bytes = brokenFile(format, seed)
      writeFileSync(file, bytes)
      const out = join(folder, String(seed))
      mkdirSync(out)
      const report = await processFile({
        table: await openTable(file, format),
        spec: { phones: ['phone'], addresses: [], region: 'US', regionField: null },
        out,
        format,
        workers: 1,
        chunkSize: 10,
        cores: 1,
      })
      assert.equal(report.rows_in, report.rows_out + report.rejected, `seed ${seed}`)
      const broken = new Map(lines(join(out, 'rejected.jsonl')).map((row) => [row['row'], String(row['raw'])]))
      assert.equal(broken.size, report.rejected, `seed ${seed}`)
      const written = await openTable(join(out, `records.${format}`), format)
      const good: string[] = []
      for await (const row of written.rows) good.push(asItCame(row.raw ?? '', format))
      assert.equal(good.length, report.rows_out, `seed ${seed}`)
      kept += report.rows_out
      rejected += report.rejected
      const again = Array.from({ length: report.rows_in }, (_, n) => broken.get(n + 1) ?? good.shift())
      const input = await openTable(file, format)
      const read: string[] = []
      for await (const row of input.rows) read.push(row.raw ?? '')
      // Missing cells at the end of a row are filled up, empty ones too many go: what parts cells does not count.
      const squeezed = (texts: (string | undefined)[]): string =>
        texts.join('').replace(format === 'csv' ? /[\s,"]+/g : /\s+/g, '')
      assert.equal(squeezed(again), squeezed(read), `seed ${seed}`)
      const header = format === 'csv' ? HEADERS.csv : ''
      const bare = bytes
        .toString('latin1')
        .slice(header.length)
        .replace(/[\x80-\xff]+/g, '')
      assert.equal(
        squeezed(read).replace(/[\u0080-\uffff]+/g, ''),
        squeezed([bare]),
        `seed ${seed}: all of the file is a row`,
      )
    }
    assert.ok(kept > 100 && rejected > 100, `${kept} and ${rejected}`)
  })
}
