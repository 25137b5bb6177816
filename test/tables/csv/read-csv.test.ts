import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CsvOptions, type CsvRow, readCsv } from '../../../src/tables/csv/read-csv.ts'
import { all } from '../../store/examples.ts'

/** Reads in chunks of so many characters and shortens rows to [line, ...cells] or [line, reason, raw]. */
async function read(text: string, size: number, options?: CsvOptions): Promise<(string | number)[][]> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const short = (row: CsvRow): (string | number)[] => {
    return 'cells' in row ? [row.line, ...row.cells] : [row.line, `! ${row.broken}`, row.raw]
  }
  return (await all(readCsv(chunks(), options))).map(short)
}

const three = (cells: readonly string[]): string | null => (cells.length === 3 ? null : `${cells.length} cells`)
const CUT = '! text behind a closing quote: a row was cut before it'
const OPEN = '! the file ends inside a quoted cell'

const TABLE: [string, string, (string | number)[][], CsvOptions?][] = [
  ['nothing', '', []],
  [
    'plain rows',
    'a,b\nc,d\n',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'CRLF, no end of line at the end',
    'a,b\r\nc,d',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'empty cells',
    ',\n"",\n',
    [
      [1, '', ''],
      [2, '', ''],
    ],
  ],
  ['blank lines', '\n\r\na\n\n', [[3, 'a']]],
  ['a mark at the start', '\ufeffa,b', [[1, 'a', 'b']]],
  ['quotes', '"a ""b""",c\n', [[1, 'a "b"', 'c']]],
  [
    'line ends in quotes',
    '"a\r\nb\n",c\nd\n',
    [
      [1, 'a\r\nb\n', 'c'],
      [4, 'd'],
    ],
  ],
  [
    'a lone CR is text',
    'a\rb,c\r\nd',
    [
      [1, 'a\rb', 'c'],
      [2, 'd'],
    ],
  ],
  ['a quote inside a plain cell', 'a "b" c,d', [[1, 'a "b" c', 'd']]],
  ['a quoted cell at the very end', 'a,"b"', [[1, 'a', 'b']]],
  [
    'cut in quotes, the next writer began on a line of its own',
    'http://a,"cut he\nhttp://b,"whole, one",x\nhttp://c,"d",y\n',
    [
      [1, CUT, 'http://a,"cut he\n'],
      [2, 'http://b', 'whole, one', 'x'],
      [3, 'http://c', 'd', 'y'],
    ],
  ],
  [
    'cut in quotes, the next writer went on in the same line',
    'http://a,"cut hehttp://b,"whole, one",x\nhttp://c,"d",y\n',
    [
      [1, CUT, 'http://a,"cut hehttp://b,"whole, one",x\n'],
      [2, 'http://c', 'd', 'y'],
    ],
  ],
  [
    'cut in quotes at the end of the file',
    'http://a,"b",c\nhttp://d,"cut he',
    [
      [1, 'http://a', 'b', 'c'],
      [2, OPEN, 'http://d,"cut he'],
    ],
  ],
  [
    'an open quote that swallowed plain rows up to the end',
    'http://a,"cut\nhttp://b,c,d\nhttp://e,f,g',
    [
      [1, OPEN, 'http://a,"cut\n'],
      [2, 'http://b', 'c', 'd'],
      [3, 'http://e', 'f', 'g'],
    ],
  ],
  [
    'a row of the wrong length that swallowed good ones',
    'http://a,"cut\nhttp://b,c,d\nhttp://e,",x",f\n',
    [
      [1, '! 4 cells', 'http://a,"cut\n'],
      [2, 'http://b', 'c', 'd'],
      [3, 'http://e', ',x', 'f'],
    ],
    { fault: three },
  ],
  [
    'a row of the wrong length by itself',
    'a,b,c\nd,e\nf,g,h\n',
    [
      [1, 'a', 'b', 'c'],
      [2, '! 2 cells', 'd,e\n'],
      [3, 'f', 'g', 'h'],
    ],
    { fault: three },
  ],
  [
    'an address in a line of a good cell is no new row',
    'http://a,"see\nhttp://b\nthere",c\n',
    [[1, 'http://a', 'see\nhttp://b\nthere', 'c']],
    { fault: three },
  ],
]

for (const [name, text, rows, options] of TABLE) {
  test(`${name}, however the text is cut into chunks`, async () => {
    for (const size of [1, 2, 3, 5, 7, 1000])
      assert.deepEqual(await read(text, size, options), rows, `chunks of ${size}`)
  })
}

test('every character of a file comes out, in a row or in what was given up', async () => {
  const pieces = ['http://a', '"', '""', ',', '\n', '\r\n', 'text', '"q"', '\nhttp://b,', 'é\u2028', ' ']
  let seed = 7
  const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: 1 + random(30) }, () => pieces[random(pieces.length)]).join('')
    async function* chunks(): AsyncGenerator<string> {
      for (let at = 0; at < text.length; at += 4) yield text.slice(at, at + 4)
    }
    const rows = await all(readCsv(chunks(), { fault: three }))
    const blank = (part: string): string => part.replaceAll(/\s/g, '')
    assert.equal(blank(rows.map((row) => row.raw).join('')), blank(text), JSON.stringify(text))
  }
})

test('a quote that is never closed is given up after a while and the rows behind it are read', async () => {
  const text = `http://a,"open\n${'http://b,c,d\n'.repeat(1000)}`
  const rows = await read(text, 500, { fault: three, longest: 2000 })
  assert.equal(rows.length, 1001)
  assert.deepEqual(rows[0], [1, '! a quoted cell is not closed', 'http://a,"open\n'])
  assert.deepEqual(rows[1000], [1001, 'http://b', 'c', 'd'])
})
