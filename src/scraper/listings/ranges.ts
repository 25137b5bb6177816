/** A set of whole numbers kept as ranges, both ends included: [[1, 4], [9, 9]]. Sorted, never touching. */
export type Ranges = [number, number][]

/** Whether a number is in the set. */
export function hasNumber(ranges: Ranges, n: number): boolean {
  return ranges.some(([from, to]) => from <= n && n <= to)
}

/** The set with one more number; ranges that touch become one. */
export function addNumber(ranges: Ranges, n: number): Ranges {
  const apart = ranges.filter(([from, to]) => n < from - 1 || n > to + 1)
  const touching = ranges.filter(([from, to]) => n >= from - 1 && n <= to + 1)
  const joined: [number, number] = [
    Math.min(n, ...touching.map(([from]) => from)),
    Math.max(n, ...touching.map(([, to]) => to)),
  ]
  return [...apart, joined].sort(([a], [b]) => a - b)
}
