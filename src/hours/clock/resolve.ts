import type { Time } from './nodes.ts'

/** A time or a stretch of time in minutes since midnight; `end` may be smaller than `start`, past midnight. */
export interface Span {
  start: number
  end: number | null
  /** What was assumed, as what it takes from the confidence. */
  doubt: number
}

/**
 * Two times as one stretch. Where one lacks am or pm, the shortest stretch that is possible is meant (`5 to 6 pm`, `11
 * to 3 am`); where both lack it, an end before its start is in the afternoon (`9 - 5`), unless bare numbers would then
 * be more than ten and a half hours apart (`8-7`), which says nothing sure. Null where nothing fits.
 */
export function resolveSpan(start: Time, end: Time): Span | null {
  const starts = candidates(start)
  const ends = candidates(end)
  if (start.meridiem !== null || end.meridiem !== null) {
    const pairs = starts.flatMap((from) => ends.map((to) => ({ start: from, end: to, length: lengthOf(from, to) })))
    const [best] = pairs.toSorted((a, b) => a.length - b.length)
    return best === undefined
      ? null
      : { start: best.start, end: ending(best.end, best.start), doubt: start.bare || end.bare ? 5 : 0 }
  }
  const [from, to] = [start.minutes, end.minutes]
  if (from >= 1440 || to > 1440) return null
  if (to > from) return { start: from, end: to, doubt: start.bare ? 10 : 0 }
  if (from === to) return start.bare ? null : from === 0 ? { start: 0, end: 1440, doubt: 10 } : null
  const twelve = from < 780 && to <= 720 && !end.padded && to > 0
  if (!twelve) return { start: from, end: ending(to, from), doubt: 10 }
  const later = to === 720 ? 720 : to + 720
  if (later <= from) return null
  if (start.bare && end.bare && later - from > 630) return null
  return { start: from, end: later, doubt: 15 }
}

/** The minutes that a time may mean: one where it says the half of its day, else two on a twelve-hour clock. */
export function candidates({ minutes, meridiem, padded }: Time): number[] {
  if (minutes >= 780 || (minutes < 60 && meridiem === null)) return [minutes]
  const [morning, afternoon] = [minutes % 720, (minutes % 720) + 720]
  if (meridiem === 'am') return [morning]
  if (meridiem === 'pm') return [afternoon]
  if (meridiem === 'night') return minutes >= 360 && minutes < 720 ? [afternoon] : [morning]
  if (padded) return [minutes]
  return minutes >= 720 ? [afternoon, morning] : [morning, afternoon]
}

function lengthOf(from: number, to: number): number {
  const length = to - from
  return length <= 0 ? length + 1440 : length
}

/** Midnight as an end is 24:00 where the day is open until then; 11:59 pm is what forms write that cannot say so. */
function ending(end: number, start: number): number {
  return end === 1439 ? 1440 : end === 0 && start === 0 ? 1440 : end
}
