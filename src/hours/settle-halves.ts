import { candidates } from './clock/resolve.ts'
import type { SpanNode } from './clock/read-spans.ts'

/**
 * Morning or afternoon of times that do not say it, by their neighbours in a list (`8, 10 am & 6 pm`) and, where people
 * count to twelve, by what is usual: 7 to 11 in the morning, 12 to 6 in the afternoon. Bare numbers stay only in a list
 * with a real time.
 */
export function settleHalves(spans: readonly SpanNode[], twelveHours: boolean): SpanNode[] {
  const real = spans.some(({ bare }) => !bare)
  const settled = spans
    .filter((span, at) => !span.bare || span.end !== null || (real && listed(spans, at)))
    .map((span) => ({ ...span }))
  for (let at = settled.length - 2; at >= 0; at--) {
    const [span, next] = [settled[at]!, settled[at + 1]!]
    if (span.time === null || !span.halfUnknown || next.halfUnknown) continue
    const earlier = candidates(span.time).filter((minutes) => minutes < next.start)
    if (earlier.length > 0) Object.assign(span, { start: Math.max(...earlier), halfUnknown: false })
  }
  for (let at = 1; at < settled.length; at++) {
    const [before, span] = [settled[at - 1]!, settled[at]!]
    if (span.time === null || !span.halfUnknown || before.halfUnknown) continue
    const later = candidates(span.time).filter((minutes) => minutes > before.start)
    if (later.length > 0) Object.assign(span, { start: Math.min(...later), halfUnknown: false })
  }
  if (!twelveHours) return settled
  return settled.map((span) => {
    if (!span.halfUnknown) return span
    const [start, end] = [span.start % 720, span.end === null ? null : span.end]
    if (end === null) return { ...span, start: start < 420 ? start + 720 : start, doubt: span.doubt + 15 }
    return span.start < 420 && end <= 720
      ? { ...span, start: span.start + 720, end: end + 720, doubt: span.doubt + 15 }
      : span
  })
}

/** A bare number is a time in a list with real ones, close to its neighbour: `8, 10 am`. */
function listed(spans: readonly SpanNode[], at: number): boolean {
  const [before, span, next] = [spans[at - 1], spans[at]!, spans[at + 1]]
  return (
    (before !== undefined && span.from - before.to <= CLOSE) || (next !== undefined && next.from - span.to <= CLOSE)
  )
}

// As far as `, ` or ` and ` reach.
const CLOSE = 5
