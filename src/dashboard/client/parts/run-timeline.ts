import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { counted } from '../../../vocabulary/text/counted.ts'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { RunHead, RunRow } from '../../shapes.ts'
import { html } from '../html.ts'
import { type AnyStatus, display } from './display.ts'

interface Bar {
  row: RunRow
  lane: number
  from: number
  to: number
}

/** Height of a lane, and of all of them at most, in CSS pixels. */
const LANE = 14
const MOST = 320
const WIDTH = 1000

/** What ran when and in which slot: a lane for each slot, up to the bound. A group keeps its lane. */
export function runTimeline({ head, rows }: { head: RunHead; rows: readonly RunRow[] }): VNode | null {
  const [over, setOver] = useState<Bar | null>(null)
  const start = Date.parse(head.started)
  const end = head.finished === null ? Date.now() : Date.parse(head.finished)
  const bars = barsOf(rows, end)
  if (bars.length === 0 || end <= start) return null
  const lanes = Math.max(head.max_parallel, ...bars.map(({ lane }) => lane + 1))
  const lane = Math.min(LANE, MOST / lanes)
  const x = (time: number): number => ((time - start) * WIDTH) / (end - start)
  const paths = Map.groupBy(bars, ({ row }) => row.status)
  const find = (event: PointerEvent): void => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect()
    const time = start + ((event.clientX - box.left) / box.width) * (end - start)
    const place = Math.floor((event.clientY - box.top) / lane)
    setOver(bars.find((bar) => bar.lane === place && bar.from <= time && time <= bar.to) ?? null)
  }
  const used = new Set(bars.map((bar) => bar.lane)).size
  return html`<figure class="timeline">
    <figcaption>Slots over time<span>${slots(used, head)}, ${formatClock(end - start)}</span></figcaption>
    <svg
      viewBox=${`0 0 ${WIDTH} ${lanes * lane}`}
      height=${lanes * lane}
      preserveAspectRatio="none"
      role="img"
      aria-label=${`${bars.length} scrapers over ${formatClock(end - start)} in ${slots(used, head)}; the table below has the times of each`}
      onPointerMove=${find}
      onPointerLeave=${() => setOver(null)}
    >
      ${Array.from({ length: lanes }, (_, i) => html`<line x1="0" x2=${WIDTH} y1=${(i + 1) * lane} y2=${(i + 1) * lane} />`)}
      ${[...paths].map(([status, of]) => html`<path class=${status} d=${of.map((bar) => boxPath(bar, x, lane)).join('')} />`)}
    </svg>
    <p class="under" aria-hidden="true">
      ${
        over === null
          ? html`<span>${display.time(head.started)}</span
              ><span>${head.finished === null ? 'now' : display.time(head.finished)}</span>`
          : html`<span
              >${display.sign(over.row.status satisfies AnyStatus)} ${over.row.country}/${over.row.source}:
              ${formatClock(over.to - over.from)}${over.row.reason === null ? '' : `, ${over.row.reason}`}</span
            >`
      }
    </p>
  </figure>`
}

/** Of a run of which only the history is left the bound is not known. */
function slots(used: number, { max_parallel: bound }: RunHead): string {
  return bound === 0 ? counted(used, 'slot') : `${used} of ${counted(bound, 'slot')}`
}

/** In the order they began, each in the first lane that was free; the members of a group share one. */
function barsOf(rows: readonly RunRow[], end: number): Bar[] {
  const begun = rows
    .flatMap((row) =>
      row.started === null
        ? []
        : [{ row, from: Date.parse(row.started), to: row.finished === null ? end : Date.parse(row.finished) }],
    )
    .sort((a, b) => a.from - b.from)
  const untilOf = new Map<string, number>()
  for (const { row, to } of begun) {
    if (row.group !== null) untilOf.set(row.group, Math.max(to, untilOf.get(row.group) ?? 0))
  }
  const free: number[] = []
  const laneOf = new Map<string, number>()
  return begun.map(({ row, from, to }) => {
    let lane = row.group === null ? undefined : laneOf.get(row.group)
    if (lane === undefined) {
      const first = free.findIndex((until) => until <= from)
      lane = first === -1 ? free.length : first
      if (row.group !== null) laneOf.set(row.group, lane)
      free[lane] = row.group === null ? to : untilOf.get(row.group)!
    }
    return { row, lane, from, to }
  })
}

function boxPath({ from, to, lane: place }: Bar, x: (time: number) => number, lane: number): string {
  const left = x(from).toFixed(1)
  const width = Math.max(1, x(to) - x(from) - 0.5).toFixed(1)
  return `M${left} ${(place * lane + 1).toFixed(1)}h${width}v${(lane - 2).toFixed(1)}h-${width}z`
}
