/** Likeness of a field in steps: what agreement of each step says is learned for each field. */
const EDGES = [0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97]
export const LEVELS = 16
/** No evidence: one of the two cells is empty. */
export const EMPTY = 255

/** The step of a likeness from 0 to 1; EMPTY for -1. */
export function fieldLevel(likeness: number): number {
  return likeness < 0 ? EMPTY : levelOf(EDGES, likeness)
}

/** How many of the rising edges a value has reached. */
export function levelOf(edges: ArrayLike<number>, value: number): number {
  let level = 0
  while (level < edges.length && value >= edges[level]!) level++
  return level
}

/** Edges that cut the pairs into ever smaller parts towards the top, where matches are. */
export function topEdges(values: Float32Array): Float64Array {
  const sorted = values.slice().sort()
  return Float64Array.from({ length: LEVELS - 1 }, (_, k) => {
    return sorted[Math.floor((1 - 0.6 ** (k + 1)) * sorted.length)] ?? 1
  })
}
