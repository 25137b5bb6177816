/**
 * A score that few pairs have, between two hills of pairs, and how sure it is: in standard deviations of the counts.
 */
export interface Valley {
  readonly at: number
  readonly depth: number
}

const STEPS = 256
/** Width of the Gaussian that smooths the counts, in steps. */
const WIDTH = 7
const LEAST_SCORES = 20
/** Shallower valleys are accidents of small counts. */
const LEAST_DEPTH = 3

/**
 * The valleys of a density of scores, lowest first. Counts are smoothed; then the shallowest valley between two hills
 * is filled until all that remain are deep, compared with the lower of their hills by square roots of counts
 * (Anscombe: these have a variance of a quarter).
 */
export function findValleys(scores: Float64Array): Valley[] {
  if (scores.length < LEAST_SCORES) return []
  const sorted = scores.slice().sort()
  const least = sorted[0]!
  const width = (sorted.at(-1)! - least) / STEPS
  if (width === 0) return []
  const counts = smooth(sorted, least, width)
  const hills = hilltops(counts)
  const valleys = hills.slice(1).map((hill, i) => lowest(counts, hills[i]!, hill))
  const depthOf = (i: number): number => {
    const lower = Math.min(counts[hills[i]!]!, counts[hills[i + 1]!]!)
    return 2 * (Math.sqrt(lower + 3 / 8) - Math.sqrt(counts[valleys[i]!]! + 3 / 8))
  }
  while (valleys.length > 0) {
    const depths = Array.from(valleys.keys(), depthOf)
    const shallowest = depths.indexOf(Math.min(...depths))
    if (depths[shallowest]! >= LEAST_DEPTH) break
    const lowerHill = counts[hills[shallowest]!]! < counts[hills[shallowest + 1]!]! ? shallowest : shallowest + 1
    hills.splice(lowerHill, 1)
    valleys.splice(shallowest, 1)
  }
  return valleys.map((valley, i) => ({ at: least + (middle(counts, valley) + 0.5) * width, depth: depthOf(i) }))
}

function smooth(sorted: Float64Array, least: number, width: number): Float64Array {
  const counts = new Float64Array(STEPS)
  for (const score of sorted) counts[Math.min(STEPS - 1, Math.floor((score - least) / width))]!++
  const reach = 3 * WIDTH
  return counts.map((_, step) => {
    let total = 0
    for (let other = Math.max(0, step - reach); other <= Math.min(STEPS - 1, step + reach); other++) {
      total += counts[other]! * Math.exp(-((other - step) ** 2) / (2 * WIDTH ** 2))
    }
    return total
  })
}

function hilltops(counts: Float64Array): number[] {
  const at = (step: number): number => counts[step] ?? -1
  return Array.from(counts.keys()).filter((step) => at(step) >= at(step - 1) && at(step) > at(step + 1))
}

function lowest(counts: Float64Array, from: number, to: number): number {
  let best = from
  for (let step = from; step <= to; step++) if (counts[step]! < counts[best]!) best = step
  return best
}

/** Of a flat bottom, where there is not half a pair more. */
function middle(counts: Float64Array, valley: number): number {
  let [from, to] = [valley, valley]
  while (from > 0 && counts[from - 1]! <= counts[valley]! + 0.5) from--
  while (to < STEPS - 1 && counts[to + 1]! <= counts[valley]! + 0.5) to++
  return (from + to) / 2
}
