import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { html } from '../html.ts'
import { useShownRows } from './use-shown-rows.ts'
import { useWidth } from './use-width.ts'

export interface RowsColumn<Row> {
  id: string
  title: string
  kind: 'text' | 'number'
  /** As CSS has it for the columns of a grid. */
  width: string
  /** Width of the window from which it is shown; 0 always. */
  from: number
  cell: (row: Row) => unknown
  /** Whether the table can be sorted by it. */
  sorts: boolean
}

export interface RowsTable<Row> {
  /** Names the table for those who do not see it. */
  caption: string
  columns: readonly RowsColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  sort: { column: string; isDown: boolean }
  onSort: (column: string) => void
}

/** Height of a row in CSS pixels. */
const ROW = 34

/**
 * A table of any length: only the rows that are seen are drawn, and the one that has the focus. Others can find out
 * from its attributes how many there are.
 */
export function rowsTable<Row>({ caption, columns, rows, keyOf, sort, onSort }: RowsTable<Row>): VNode {
  const width = useWidth()
  const body = useRef<HTMLDivElement>(null)
  const shown = columns.filter(({ from }) => width >= from)
  const grid = { gridTemplateColumns: shown.map((column) => column.width).join(' ') }
  const places = useShownRows(body, rows.map(keyOf), ROW)
  return html`<div class="rows" role="table" aria-label=${caption} aria-rowcount=${rows.length + 1}>
    <div role="rowgroup" class="head">
      <div role="row" aria-rowindex="1" style=${grid}>${shown.map((column) => headCell(column, sort, onSort))}</div>
    </div>
    <div role="rowgroup" class="body" ref=${body} style=${{ height: `${rows.length * ROW}px` }}>
      ${places.map((place) => {
        const row = rows[place]!
        return html`<div
          role="row"
          key=${keyOf(row)}
          aria-rowindex=${place + 2}
          data-key=${keyOf(row)}
          style=${{ ...grid, transform: `translateY(${place * ROW}px)` }}
        >
          ${shown.map(
            ({ kind, cell }, i) =>
              html`<div role=${i === 0 ? 'rowheader' : 'cell'} class=${kind === 'number' ? 'n' : ''}>
                ${cell(row)}
              </div>`,
          )}
        </div>`
      })}
    </div>
  </div>`
}

function headCell<Row>(
  { id, title, kind, sorts }: RowsColumn<Row>,
  sort: RowsTable<Row>['sort'],
  onSort: RowsTable<Row>['onSort'],
): VNode {
  const isSorted = sort.column === id
  const order = isSorted ? (sort.isDown ? 'descending' : 'ascending') : undefined
  return html`<div role="columnheader" class=${kind === 'number' ? 'n' : ''} aria-sort=${order}>
    ${sorts ? html`<button type="button" class="sort" onClick=${() => onSort(id)}>${title}<i aria-hidden="true">${isSorted ? (sort.isDown ? '▼' : '▲') : ''}</i></button>` : title}
  </div>`
}
