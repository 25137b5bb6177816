import type { CsvRow } from './read-csv.ts'

type WholeRow = Extract<CsvRow, { cells: string[] }>

/**
 * What is wrong with the width of a row: null also for cells that are missing at its end and empty ones too many, as
 * spreadsheets write them: which cell is which is certain.
 */
export function widthFault(cells: readonly string[], width: number): string | null {
  return cells.slice(width).every((cell) => cell === '') ? null : `${cells.length} cells where the header has ${width}`
}

/** The row with as many cells as the header, in its text too, so that new cells can stand behind it. */
export function fitRow(row: WholeRow, width: number, delimiter: string): WholeRow {
  const { cells, raw } = row
  if (cells.length === width) return row
  const end = /(?<![\r\n])[\r\n]*$/.exec(raw)![0]
  const text = raw.slice(0, raw.length - end.length)
  if (cells.length < width) {
    const missing = width - cells.length
    return {
      ...row,
      cells: [...cells, ...Array<string>(missing).fill('')],
      raw: text + delimiter.repeat(missing) + end,
    }
  }
  let kept = text
  for (let over = cells.length - width; over > 0; over--) kept = kept.slice(0, kept.lastIndexOf(delimiter))
  return { ...row, cells: cells.slice(0, width), raw: kept + end }
}
