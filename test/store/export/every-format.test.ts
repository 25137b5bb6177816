import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { exportRecords } from '../../../src/store/export/export-records.ts'
import type { Format } from '../../../src/store/export/export-format.ts'
import { openStoreCatalog } from '../../../src/store/open-store-catalog.ts'
import { formatOf, openTable } from '../../../src/tables/open-table.ts'
import type { ScrapedRecord } from '../../../src/vocabulary/record.ts'
import { record, storeWith } from '../examples.ts'
import { scratchFolder } from '../scratch.ts'

/** What has broken a reader or a writer of some format somewhere. */
const TEXTS: readonly string[] = [
  'plain',
  'Žluťoučký kůň 日本語 العربية 👩‍👩‍👧 e\u0301',
  'a, "b"; c\t| d',
  '"',
  '""',
  "'",
  'line\nfeed',
  'carriage\r\nreturn',
  'lone\rreturn',
  '\nat the start',
  'at the end\n',
  ' spaces around ',
  '\ttab around\t',
  '\u00a0no-break space around\u00a0',
  '=1+1',
  '@SUM(A1)',
  '-2+3',
  '+677 12345',
  "=cmd|' /C calc'!A0",
  '\uff1d1',
  '0012',
  '1e5',
  '-5',
  'true',
  'null',
  '2026-03-04',
  '12345678901234567890',
  '<b>&amp;</b> ]]> <!-- -->',
  '_x0041_ _x005F_ _xZZZZ_',
  'a\\b \\n \\u0041',
  '{"a":1}',
  '[1,2]',
  '\u001b]52;c;ZXZpbA==\u0007\u001b[31m',
  'C1 \u0085 \u009b31m \u009d',
  'separators \u2028 \u2029',
  'marks \u200e\u200f\u202e\u2066\u2069\u061c\u200b\u00ad',
  '\ufeffmark at the start',
  'NUL \0 in the middle',
  'not characters \ufffe \uffff',
  'controls \u0001\u0008\u000b\u000c\u001f\u007f',
  'constructor',
  '__proto__',
  'toString',
  'x'.repeat(32_767),
]

const RECORDS: readonly ScrapedRecord[] = TEXTS.map((text, n) =>
  record(`https://x.example/${n}`, {
    title: text,
    body: text,
    date: n % 2 === 0 ? '2026-03-04' : null,
    date_raw: n % 3 === 0 ? null : text,
    tags: n % 4 === 0 ? [] : [text.slice(0, 100), 'b'],
    authors: [text.slice(0, 100)],
    language: null,
    extra: {
      text: text.slice(0, 1000),
      number: n / 7,
      flag: n % 2 === 0,
      list: [n, null],
      deep: { a: [text.slice(0, 9)] },
    },
  }),
)

type Rows = Record<string, unknown>[]

async function readBack(file: string): Promise<Rows> {
  if (file.endsWith('.db')) {
    const db = new DatabaseSync(file, { readOnly: true })
    try {
      return db
        .prepare('SELECT * FROM records')
        .all()
        .map((row) => ({ ...row }))
    } finally {
      db.close()
    }
  }
  const format = formatOf(file)
  assert.ok(format !== null)
  const rows: Rows = []
  for await (const row of (await openTable(file, format)).rows) {
    assert.ok('values' in row, JSON.stringify(row))
    rows.push({ ...row.values })
  }
  return rows
}

const { parse, stringify } = JSON
const plain = (value: unknown): unknown => parse(stringify(value))

/** What each format makes of a row, as documented. */
const AS: Readonly<Record<string, (row: Record<string, unknown>) => Record<string, unknown>>> = {
  'all.jsonl': (row) => row,
  'all.parquet': (row) => ({ ...row, ...times(row) }),
  'all.csv': (row) => cells(row, (value) => guarded(typeof value === 'string' ? value : '')),
  'all.xlsx': (row) => ({ ...cells(row, (value) => (value === '' ? null : value)), ...times(row) }),
  'all.db': (row) =>
    cells(
      {
        ...row,
        tags: stringify(row['tags']),
        authors: stringify(row['authors']),
        documents: stringify(row['documents']),
      },
      (value) => value,
    ),
}

function times({ date, scraped_at }: Record<string, unknown>): Record<string, unknown> {
  const toDate = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null)
  return { date: toDate(date), scraped_at: toDate(scraped_at) }
}

function cells(row: Record<string, unknown>, cell: (value: unknown) => unknown): Record<string, unknown> {
  const flat = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.join('; ')
    return value !== null && typeof value === 'object' ? stringify(value) : value
  }
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(flat(value))]))
}

function guarded(text: string): string {
  const isFormula = '=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'.includes(text[0] ?? ' ') && text !== '-5'
  return `${isFormula ? "'" : ''}${text}`.replaceAll('\0', '\ufffd')
}

for (const [name, as] of Object.entries(AS)) {
  test(`every value comes back from ${name}`, async (t) => {
    const folder = scratchFolder(t)
    await storeWith(join(folder, 'data'), 'tonga/gazette', [...RECORDS], 'Gazette')
    const out = join(folder, name)
    const format = (name.endsWith('.db') ? 'sqlite' : formatOf(out)) as Format
    const catalog = openStoreCatalog(join(folder, 'data'))
    const report = await exportRecords({ catalog, stores: await catalog.list(), format, out })
    assert.deepEqual([report.records, report.broken], [TEXTS.length, []])
    const rows = await readBack(out)
    assert.equal(rows.length, RECORDS.length)
    for (const [n, each] of RECORDS.entries()) {
      const { url, title, date, date_raw, body, tags, authors, language, scraped_at, extra } = each
      const row = {
        country: 'tonga',
        source: 'gazette',
        name: 'Gazette',
        url,
        title,
        date,
        date_raw,
        body,
        tags,
        authors,
      }
      const expected = as(
        plain({ ...row, language, scraped_at, run: 'r1', extra, documents: [] }) as Record<string, unknown>,
      )
      assert.deepEqual(rows[n], expected, `${name}, text ${n}: ${stringify(TEXTS[n]).slice(0, 200)}`)
    }
  })
}
