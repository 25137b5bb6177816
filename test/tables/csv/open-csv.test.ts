import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { type TableOptions, openTable } from '../../../src/tables/open-table.ts'
import { all } from '../../store/examples.ts'
import { scratchFolder } from '../../store/scratch.ts'

interface Read {
  columns: readonly string[]
  rows: unknown[][]
  raw: (string | null)[]
  notes: string[]
}

async function read(t: TestContext, content: string | Buffer, options?: TableOptions): Promise<Read> {
  const path = join(scratchFolder(t), 'a.csv')
  writeFileSync(path, content)
  const table = await openTable(path, 'csv', options)
  const rows = await all(table.rows)
  return {
    columns: table.columns,
    rows: rows.map((row) => ('values' in row ? Object.values(row.values) : [`! ${row.broken}`])),
    raw: rows.map((row) => row.raw),
    notes: table.notes(),
  }
}

const DELIMITERS: [string, string, string[]][] = [
  [
    'commas in a header of semicolons',
    'Name (last, first);Sum, EUR\nA, B;1,5\nC, D;2,5\n',
    ['Name (last, first)', 'Sum, EUR'],
  ],
  ['semicolons in some cells of a comma file', 'a,b\n1;2;3,x\n4,y\n', ['a', 'b']],
  ['tabs, commas in every cell', 'a, b\tc\n1, 2\t3\n4, 5\t6\n', ['a, b', 'c']],
  ['bars', 'a|b;c\n1|2\n3|4\n', ['a', 'b;c']],
  ['a header alone', 'a,b,c;d\n', ['a', 'b', 'c;d']],
  ['a first line that names it', 'sep=;\r\na,b;c\r\n1;2\r\n', ['a,b', 'c']],
  ['a first line in quotes that names it', '"sep=|"\na;b|c\n1;2|3\n', ['a;b', 'c']],
  ['no delimiter', 'phone\n202-456-1111\n', ['phone']],
]

for (const [name, text, columns] of DELIMITERS) {
  test(`the delimiter: ${name}`, async (t) => {
    const found = await read(t, text)
    assert.deepEqual(found.columns, columns)
    assert.ok(found.rows.every((row) => !String(row[0]).startsWith('!')))
  })
}

test('a delimiter that is given is taken', async (t) => {
  assert.deepEqual((await read(t, 'a:b,c\n1:2,3\n', { delimiter: ':' })).columns, ['a', 'b,c'])
})

test('CR alone ends rows where there is no LF, also around quoted cells that hold one', async (t) => {
  const { rows, raw } = await read(t, 'a,b\r"1\n2",3\r4,5\r')
  assert.deepEqual(rows, [
    ['1\n2', '3'],
    ['4', '5'],
  ])
  assert.deepEqual(raw, ['"1\n2",3\r', '4,5\r'])
})

test('cells missing at the end are empty, empty ones too many go, and others too many are refused', async (t) => {
  const { rows, raw, notes } = await read(t, 'a,b,c\n1,2\n3,4,5,,""\n6\n7,8,9,x\n')
  assert.deepEqual(rows, [['1', '2', ''], ['3', '4', '5'], ['6', '', ''], ['! 4 cells where the header has 3']])
  assert.deepEqual(raw.slice(0, 3), ['1,2,\n', '3,4,5\n', '6,,\n'])
  assert.deepEqual(notes, [
    "2 rows have fewer cells than the header's 3: the cells missing at the end were taken for empty",
  ])
})

test('UTF-16 without a mark and workbooks named .csv are refused with what they are', async (t) => {
  await assert.rejects(read(t, Buffer.from('phone,name\r\n1,2\r\n', 'utf16le')), /--encoding utf-16le/)
  await assert.rejects(read(t, 'PK\u0003\u0004rest'), /it is a workbook or an archive/)
})
