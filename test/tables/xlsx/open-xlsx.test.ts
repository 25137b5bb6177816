import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { test, type TestContext } from 'node:test'
import yazl from 'yazl'
import { openTable } from '../../../src/tables/open-table.ts'
import { all } from '../../store/examples.ts'
import { scratchFolder } from '../../store/scratch.ts'

interface Part {
  name: string
  rows: string
  state?: string
  type?: string
}

interface Options {
  styles?: string
  strings?: string
  is1904?: boolean
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as the standard has it, from the rows of its sheets in XML. */
async function workbook(
  t: TestContext,
  sheets: Part[],
  { styles = '', strings = '', is1904 }: Options = {},
): Promise<string> {
  const zip = new yazl.ZipFile()
  const add = (name: string, xml: string): void => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), name)
  const listed = sheets.map(
    ({ name, state = 'visible' }, n) => `<sheet name="${name}" sheetId="${n + 1}" state="${state}" r:id="r${n}"/>`,
  )
  const relations = sheets.map(
    ({ type = 'worksheet' }, n) => `<Relationship Id="r${n}" Type="${REL}/${type}" Target="worksheets/s${n}.xml"/>`,
  )
  const properties = is1904 === true ? '<workbookPr date1904="1"/>' : ''
  add('xl/workbook.xml', `<workbook ${NS} xmlns:r="${REL}">${properties}<sheets>${listed.join('')}</sheets></workbook>`)
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${relations.join('')}<Relationship Id="s" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="t" Type="${REL}/sharedStrings" Target="/xl/strings.xml"/></Relationships>`,
  )
  add('xl/styles.xml', `<styleSheet ${NS}>${styles}</styleSheet>`)
  add('xl/strings.xml', `<sst ${NS}>${strings}</sst>`)
  for (const [n, { rows }] of sheets.entries())
    add(`xl/worksheets/s${n}.xml`, `<worksheet ${NS}><sheetData>${rows}</sheetData></worksheet>`)
  zip.end()
  const path = join(scratchFolder(t), 'a.xlsx')
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

const text = (value: string): string => `<c t="str"><v>${value}</v></c>`
const row = (...cells: string[]): string => `<row>${cells.join('')}</row>`
const TABLE = row(text('name'), text('phone')) + row(text('A'), text('1'))

async function read(
  path: string,
  sheet?: string,
): Promise<{ columns: readonly string[]; rows: unknown[][]; notes: string[] }> {
  const table = await openTable(path, 'xlsx', { sheet })
  const rows = (await all(table.rows)).map((each) =>
    'values' in each ? Object.values(each.values) : [`! ${each.broken}`],
  )
  return { columns: table.columns, rows, notes: table.notes() }
}

function styleSheet(codes: string[]): string {
  const formats = codes.map(
    (code, n) => `<numFmt numFmtId="${200 + n}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const cells = codes.map((_, n) => `<xf numFmtId="${200 + n}"/>`)
  return `<numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/>${cells.join('')}</cellXfs>`
}

const SHOWN: [code: string, number: string, shown: unknown][] = [
  ['00000', '2134', '02134'],
  ['000-00-0000', '12345678', '012-34-5678'],
  ['[<=9999999]###-####;(###) ###-####', '2024561111', '(202) 456-1111'],
  ['"+"0', '4930123456', '+4930123456'],
  ['00000-0000', '21341234', '02134-1234'],
  ['0', '12345678901234567', '12345678901234567'],
  ['0# ## ## ## ##', '142345678', '01 42 34 56 78'],
  ['# ##0', '2134', 2134],
  ['0;-0', '2134', 2134],
  ['0.00', '2134', 2134],
  ['#,##0', '2134', 2134],
  ['0%', '0.5', 0.5],
  ['"$"#,##0.00', '12', 12],
  ['h:mm', '0.5625', '13:30'],
  ['h:mm:ss AM/PM', '0.5', '12:00:00'],
  ['[h]:mm', '1.25', '30:00'],
  ['[mm]:ss', '0.0625', '90:00'],
  ['yyyy\\-mm\\-dd', '1', '1900-01-01'],
  ['d. mmmm yyyy', '60', '1900-02-29'],
  ['m/d/yy', '61', '1900-03-01'],
  ['yyyy-mm-dd hh:mm', '45000.5', '2023-03-15T12:00'],
]

test('cells are read as they are shown', async (t) => {
  const header = row(...SHOWN.map((_, n) => text(`c${n}`)))
  const cells = row(...SHOWN.map(([, value], n) => `<c s="${n + 1}"><v>${value}</v></c>`))
  const path = await workbook(t, [{ name: 'S', rows: header + cells }], {
    styles: styleSheet(SHOWN.map(([code]) => code)),
  })
  const { rows } = await read(path)
  for (const [n, [code, value, shown]] of SHOWN.entries()) {
    const found = rows[0]![n]
    const said =
      found instanceof Date
        ? found
            .toISOString()
            .replace(/:00\.000Z$|T00:00:00\.000Z$/, '')
            .replace(/T00:00$/, '')
        : found
    assert.equal(said, shown, `${value} as ${code}`)
  }
})

test('days of the system of 1904, errors, booleans, phonetic texts and escaped characters', async (t) => {
  const strings =
    '<si><r><t>東</t></r><r><t xml:space="preserve"> 京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></si><si><t>a_x000D_b</t></si>'
  const cells = [
    '<c s="1"><v>0</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c t="b"><v>1</v></c>',
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>1</v></c>',
  ]
  const header = row(...['a', 'b', 'c', 'd', 'e'].map(text))
  const path = await workbook(t, [{ name: 'S', rows: header + row(...cells) }], {
    strings,
    styles: styleSheet(['yyyy-mm-dd']),
    is1904: true,
  })
  assert.deepEqual((await read(path)).rows, [[new Date('1904-01-01'), '#N/A', true, '東 京', 'a\rb']])
})

test('the first sheet that is shown and holds a table is read, or the one that is named', async (t) => {
  const hidden = { name: 'Meta', rows: row(text('v')) + row(text('2')), state: 'hidden' }
  const chart = { name: 'Chart', rows: '', type: 'chartsheet' }
  const path = await workbook(t, [hidden, chart, { name: 'Empty', rows: row() }, { name: 'People', rows: TABLE }])
  const { columns, notes } = await read(path)
  assert.deepEqual(columns, ['name', 'phone'])
  assert.deepEqual(notes, ['only sheet People is read, not Empty: --sheet names another'])
  assert.deepEqual((await read(path, 'meta')).columns, ['v'])
  await assert.rejects(read(path, 'Peeple'), /there is no sheet Peeple; its sheets: Meta, Empty, People/)
  await assert.rejects(
    read(await workbook(t, [{ ...hidden }])),
    /none of its sheets that are shown holds anything \(sheets: Meta\)/,
  )
})

test('a table need not begin in the first row or column, and rows without anything are none', async (t) => {
  const rows =
    '<row r="3"><c r="C3" t="str"><v>name</v></c></row><row r="4"/><row r="9"><c r="C9" t="str"><v>A</v></c></row>'
  assert.deepEqual(await read(await workbook(t, [{ name: 'S', rows }])), {
    columns: ['name'],
    rows: [['A']],
    notes: [],
  })
})

test('cells and rows without addresses follow the one before them', async (t) => {
  const rows = TABLE + row('<c r="B3" t="str"><v>2</v></c>') + row(text('C'), '<c/>', text('x'))
  const { columns, rows: found } = await read(await workbook(t, [{ name: 'S', rows }]))
  assert.deepEqual(columns, ['name', 'phone', 'column 3'])
  assert.deepEqual(found, [
    ['A', '1', null],
    [null, '2', null],
    ['C', null, 'x'],
  ])
})

test('a cell far from its table costs its row only', async (t) => {
  const rows = `${TABLE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`
  const { columns, rows: found } = await read(await workbook(t, [{ name: 'S', rows }]))
  assert.deepEqual(columns, ['name', 'phone'])
  assert.deepEqual(found, [['A', '1'], ['! a cell in column XFD, where the table has A to B']])
})

const BOMBS: [string, string, RegExp][] = [
  ['a cell', row(text('a'.repeat(2_000_000))), /row 3 has a cell of more than 1,000,000 characters/],
  ['a row', row('<c><v>1</v></c>'.repeat(20_000)), /row 3 has more than 16,384 columns/],
  ['a row of long cells', row(...Array<string>(20).fill(text('a'.repeat(900_000)))), /row 3 has more than 16,000,000/],
  ['a row that never ends', `<row>${text('a').repeat(20_000)}`, /row 3 has more than 16,384 columns/],
  ['rows within rows', '<row>'.repeat(200_000), /nests more than 100 elements/],
  ['cells within cells', `<row>${'<c><is>'.repeat(100_000)}`, /nests more than 100 elements/],
  ['a tag', `<row x="${'a'.repeat(20_000_000)}"/>`, /a tag of more than 16,000,000 bytes/],
]

for (const [name, rows, message] of BOMBS) {
  test(`${name} that unpacks without end is refused with its limit`, async (t) => {
    const path = await workbook(t, [{ name: 'S', rows: TABLE + rows }])
    await assert.rejects(read(path), message)
  })
}

test('shared texts that nest without end are refused, too', async (t) => {
  const path = await workbook(t, [{ name: 'S', rows: TABLE }], { strings: '<si>'.repeat(200_000) })
  await assert.rejects(read(path), /nests more than 100 elements/)
})

test('sheets without end are refused; of a few the first that holds a table is read', async (t) => {
  const same = (count: number): Part[] =>
    Array.from({ length: count }, (_, n) => ({ name: `S${n}`, rows: n === count - 1 ? TABLE : '' }))
  await assert.rejects(read(await workbook(t, same(2001))), /it has 2001 sheets, at most 2000 are read/)
  const { rows } = await read(await workbook(t, same(3)))
  assert.deepEqual(rows, [['A', '1']])
})

test('formulas that nobody has calculated count as empty, and are counted', async (t) => {
  const head = '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>'
  const shared = '<c><f t="shared" ref="A2:A3" si="0">1+1</f></c>'
  const rows = `${head}<row>${shared}<c><v>1</v></c></row><row><c><f t="shared" si="0"/><v></v></c><c><v>2</v></c></row>`
  const path = await workbook(t, [{ name: 'S', rows: `${rows}<row><c><f>B2</f><v>3</v></c></row>` }])
  const { rows: read3, notes } = await read(path)
  assert.deepEqual(read3, [
    [null, 1],
    [null, 2],
    [3, null],
  ])
  assert.deepEqual(notes, [
    '1 formula without a value, which count as empty cells: save the file in a spreadsheet program first',
  ])
})
