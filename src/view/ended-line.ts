import type { ScraperRow } from '../vocabulary/run/summary.ts'
import { rowWidths, type RowWidths } from './row-line.ts'
import { endedCells, endedLines, type Layout } from './screens/summary-table.ts'

/** 'Completed: 25 new, 3 updated, 412 known': so far from the name stand the clocks. */
const USUAL_TEXT = 39

export type ScraperName = Pick<ScraperRow, 'country' | 'source'>

/**
 * Writes the one line that is printed when a scraper ends: its row of the summary. The columns are those of the whole
 * run, so that the lines stand below each other although they come one by one.
 */
export function endedLineWriter(run: ScraperName[]): (row: ScraperRow, layout: Layout) => string {
  let widths: RowWidths | undefined
  let measured: number | undefined
  return (row, layout) => {
    const cells = endedCells(row)
    if (widths === undefined || measured !== layout.columns) {
      const all = [cells, ...run.map((one) => ({ ...cells, ...one, text: '' }))]
      widths = rowWidths(all, layout.columns, layout.palette, USUAL_TEXT)
      measured = layout.columns
    }
    return endedLines(row, cells, widths, layout)[0]!
  }
}

/** The parts of 'country/source'. */
export function namedBy(id: string): ScraperName {
  const slash = id.indexOf('/')
  return { country: id.slice(0, slash), source: id.slice(slash + 1) }
}
