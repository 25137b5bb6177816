import { sum } from '../../../vocabulary/sum.ts'
import { withThousands } from '../../../vocabulary/text/counted.ts'
import { markup, type Markup } from '../markup.ts'

/** One column: its values from the bottom up, in the order of the series. */
export interface ChartColumn {
  label: string
  values: readonly number[]
}

export interface ColumnSeries {
  name: string
  /** Class that gives it its colour. */
  style: string
}

/** Height of the drawing in its own units. */
const HEIGHT = 100

/**
 * Columns over time, oldest first, with a scale and a legend. The drawing stretches with the page; its texts stand
 * beside it and do not.
 */
export function stackedColumns(
  title: string,
  columns: readonly ChartColumn[],
  series: readonly ColumnSeries[],
): Markup {
  const totals = columns.map(({ values }) => sum(values))
  const top = Math.max(1, ...totals)
  const bars = columns.flatMap((column, i) => barsOf(column, i, top, series))
  const first = columns[0]?.label ?? ''
  const last = columns.at(-1)?.label ?? ''
  const said = `${title}: ${columns.length} columns from ${first} to ${last}, at most ${withThousands(top)}, the last ${withThousands(totals.at(-1) ?? 0)}`
  return markup`<figure class="columns"><figcaption>${title}<span class="legend">${series.map(legendOf)}</span></figcaption><div class="plot"><span class="top">${withThousands(top)}</span><svg viewBox="0 0 ${Math.max(1, columns.length)} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${said}">${bars}</svg></div><div class="ends"><span>${first}</span><span>${last === first ? '' : last}</span></div></figure>`
}

function barsOf({ label, values }: ChartColumn, place: number, top: number, series: readonly ColumnSeries[]): Markup[] {
  const heights = values.map((value) => (value * HEIGHT) / top)
  return values.flatMap((value, n) => {
    if (value === 0) return []
    const y = HEIGHT - sum(heights.slice(0, n + 1))
    const { name, style } = series[n]!
    return [
      markup`<rect class="${style}" x="${place + 0.1}" y="${short(y)}" width=".8" height="${short(heights[n]!)}"><title>${label}: ${withThousands(value)} ${name}</title></rect>`,
    ]
  })
}

function legendOf({ name, style }: ColumnSeries): Markup {
  return markup`<span><i class="${style}"></i>${name}</span>`
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
