import type { VNode } from 'preact'
import { runStrip } from '../../../report/page/charts/run-strip.ts'
import { END_STATUSES, type EndStatus } from '../../../vocabulary/run/reason.ts'
import { TRAIL_LETTERS } from '../../shapes.ts'
import { html } from '../html.ts'
import { drawn } from './drawn.ts'

const STATUS_OF = new Map<string, EndStatus>(END_STATUSES.map((status) => [TRAIL_LETTERS[status], status]))

/** The newest runs of a scraper as bars. */
export function trailStrip(trail: string): VNode {
  return drawn(runStrip(Array.from(trail).map((letter) => STATUS_OF.get(letter) ?? null)))
}

const STEP = 6
const HEIGHT = 18

/** Records of the newest runs, each a digit from 0 to 9, as a line over the runs. */
export function freshLine(fresh: string): VNode | null {
  if (fresh === '' || /^0+$/.test(fresh)) return null
  const points = Array.from(fresh).map((digit, i) => `${i * STEP},${HEIGHT - 1 - (Number(digit) * (HEIGHT - 3)) / 9}`)
  const width = (fresh.length - 1) * STEP
  return html`<svg
    class="fresh"
    width=${width + 4}
    height=${HEIGHT}
    viewBox=${`-2 0 ${width + 4} ${HEIGHT}`}
    role="img"
    aria-label=${`new records of the last ${fresh.length} runs, from 0 to 9: ${Array.from(fresh).join(' ')}`}
  >
    ${points.length === 1 ? html`<circle cx="0" cy=${points[0]?.split(',')[1]} r="1.5" />` : html`<polyline points=${points.join(' ')} />`}
  </svg>`
}
