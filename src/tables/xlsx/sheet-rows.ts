import { TableError } from '../table.ts'
import { type CellContext, type CellValue, cellValue } from './cell-value.ts'
import { readXml, type PartReader } from './read-xml.ts'

/** A row that holds anything: its number in the sheet, from 1, and its cells by column, from 0, without empty ones. */
export interface SheetRow {
  line: number
  cells: ReadonlyMap<number, NonNullable<CellValue>>
}

const MOST_COLUMNS = 16_384
const LONGEST_CELL = 1_000_000
/** A row is in memory as a whole. */
const LONGEST_ROW = 16_000_000

/**
 * The rows of a worksheet that hold anything, as they are read; cells and rows without an address follow the one before
 * them. `onUncalculated` is called for each formula whose value nobody has calculated: its cell is empty.
 */
export function sheetRows(
  chunks: AsyncIterable<Buffer>,
  context: CellContext,
  onUncalculated: () => void = () => undefined,
): AsyncGenerator<SheetRow> {
  return readXml(chunks, (put) => rowReader(put, context, onUncalculated))
}

function rowReader(put: (row: SheetRow) => void, context: CellContext, onUncalculated: () => void): PartReader {
  let line = 0
  let column = -1
  let characters = 0
  let cells = new Map<number, NonNullable<CellValue>>()
  let [type, style, text] = ['n', 0, '']
  let [isCell, isText, phonetic] = [false, false, 0]
  let [isFormula, hasValue] = [false, false]
  return {
    open(name, attributes) {
      if (name === 'row') {
        line = positive(attributes['r']) ?? line + 1
        column = -1
        characters = 0
        cells = new Map()
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1
        if (column >= MOST_COLUMNS) throw new TableError(`row ${line} has more than 16,384 columns, which no sheet has`)
        type = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? 0)
        text = ''
        isCell = true
        isFormula = hasValue = false
      } else if (name === 'rPh') phonetic++
      else if (isCell && phonetic === 0) {
        isText = name === 'v' || name === 't'
        isFormula ||= name === 'f'
        hasValue ||= isText
      }
    },
    text(data) {
      if (!isText) return
      text += data
      characters += data.length
      if (text.length > LONGEST_CELL) throw new TableError(`row ${line} has a cell of more than 1,000,000 characters`)
      if (characters > LONGEST_ROW) throw new TableError(`row ${line} has more than 16,000,000 characters`)
    },
    close(name) {
      isText = false
      if (name === 'rPh') phonetic--
      else if (name === 'c') {
        isCell = false
        if (isFormula && !hasValue) onUncalculated()
        const value = cellValue(type, style, text, context)
        if (value !== null) cells.set(column, value)
      } else if (name === 'row' && cells.size > 0) put({ line, cells })
    },
  }
}

function positive(text: string | undefined): number | null {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

/** `AB12` is 27; null where it is no address. */
function columnOf(address: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(address ?? '')?.[0]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** The letters of a column, from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (column % 26))
}
