import { markup, type HtmlValue, type Markup } from './markup.ts'

export type PageColumn = [title: string, kind: 'text' | 'number']

/**
 * A table of a page: numbers are aligned to the right, and the first cell of a row is its heading. `caption` names it
 * for those who do not see it; one that is too wide scrolls by itself.
 */
export function pageTable(caption: string, columns: readonly PageColumn[], rows: readonly HtmlValue[][]): Markup {
  const head = columns.map(([title, kind]) => markup`<th scope="col"${classOf(kind)}>${title}</th>`)
  return markup`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.map(
    (cells) => markup`<tr>${cells.map((cell, i) => cellOf(cell, i, columns[i]![1]))}</tr>\n`,
  )}</tbody></table></div>`
}

function cellOf(cell: HtmlValue, place: number, kind: PageColumn[1]): Markup {
  if (place === 0) return markup`<th scope="row"${classOf(kind)}>${cell}</th>`
  return markup`<td${classOf(kind)}>${cell}</td>`
}

function classOf(kind: PageColumn[1]): Markup {
  return kind === 'number' ? markup` class="n"` : markup``
}
