import type { EndStatus } from '../../../vocabulary/run/reason.ts'
import { END_STATUSES } from '../../../vocabulary/run/reason.ts'
import { markup, type Markup } from '../markup.ts'

/** Width that a run takes, and height of the whole, in pixels. */
const STEP = 4
const HEIGHT = 12
/** The worse, the taller, so that nobody needs the colours. */
const HEIGHTS: Record<EndStatus, number> = { success: 5, warning: 8, failed: 12, interrupted: 3, skipped: 1 }

/**
 * How one scraper ended in run after run, oldest first, as a row of bars; null is a run that it had no part in. One
 * path for each status keeps thousands of them small.
 */
export function runStrip(ends: readonly (EndStatus | null)[]): Markup {
  const paths = END_STATUSES.flatMap((status) => {
    const bars = ends.flatMap((end, i) => (end === status ? `M${i * STEP} ${HEIGHT}v-${HEIGHTS[status]}` : []))
    return bars.length === 0 ? [] : [markup`<path class="${status}" d="${bars.join('')}"/>`]
  })
  const width = ends.length * STEP
  return markup`<svg class="strip" width="${width}" height="${HEIGHT}" viewBox="-2 0 ${width} ${HEIGHT}" role="img" aria-label="${saidOf(ends)}">${paths}</svg>`
}

function saidOf(ends: readonly (EndStatus | null)[]): string {
  const counts = END_STATUSES.flatMap((status) => {
    const count = ends.filter((end) => end === status).length
    return count === 0 ? [] : [`${count} ${status}`]
  })
  return counts.length === 0 ? 'no run' : counts.join(', ')
}
