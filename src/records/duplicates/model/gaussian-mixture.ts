export interface GaussianMixture {
  /** Ashman's D: above about 2 the hills are apart. */
  readonly apart: number
  /** Where a score is as likely of the higher hill as of the lower. */
  readonly between: number
  /** The lower hill's middle and standard deviation. */
  readonly lower: { readonly mean: number; readonly deviation: number }
}

const STARTS = [0.5, 0.7, 0.9, 0.97]
const ROUNDS = 60
const LEAST_VARIANCE = 0.05

interface Mixture {
  mean: [number, number]
  variance: [number, number]
  /** Part of the values in the higher hill. */
  share: number
  fit: number
}

/** Scores counted in steps, rising: their middles and how many there are. */
interface Histogram {
  readonly values: Float64Array
  readonly counts: Float64Array
}

/** Steps in which scores are counted; far finer than a hill is wide. */
const STEPS = 2048

/**
 * Two normal distributions fitted to scores, from several beginnings: parts of the scores that are in the lower one.
 */
export function fitGaussianMixture(scores: Float64Array, starts: readonly number[] = STARTS): GaussianMixture {
  const sorted = scores.slice().sort()
  const histogram = countSteps(sorted)
  const fits = starts.map((part) => improve(histogram, beginAt(sorted, Math.floor(part * sorted.length))))
  const best = fits.reduce((a, b) => (b.fit > a.fit ? b : a))
  const { mean, variance } = best
  let between = mean[0]
  const step = (mean[1] - mean[0]) / 500
  for (let i = 0; i < 500 && chanceOfHigher(best, between) <= 0.5; i++) between += step
  return {
    apart: (Math.SQRT2 * (mean[1] - mean[0])) / Math.sqrt(variance[0] + variance[1]),
    between,
    lower: { mean: mean[0], deviation: Math.sqrt(variance[0]) },
  }
}

function countSteps(sorted: Float64Array): Histogram {
  const least = sorted[0] ?? 0
  const width = ((sorted.at(-1) ?? 0) - least) / STEPS || 1
  const [totals, counts] = [new Float64Array(STEPS), new Float64Array(STEPS)]
  for (const score of sorted) {
    const step = Math.min(STEPS - 1, Math.floor((score - least) / width))
    totals[step]! += score
    counts[step]!++
  }
  const used = Array.from(counts.keys()).filter((step) => counts[step]! > 0)
  return {
    values: Float64Array.from(used, (step) => totals[step]! / counts[step]!),
    counts: Float64Array.from(used, (step) => counts[step]!),
  }
}

function beginAt(sorted: Float64Array, cut: number): Mixture {
  const [low, high] = [moments(sorted.subarray(0, cut)), moments(sorted.subarray(cut))]
  const share = 1 - cut / Math.max(1, sorted.length)
  return { mean: [low.mean, high.mean], variance: [low.variance, high.variance], share, fit: -Infinity }
}

function moments(values: Float64Array): { mean: number; variance: number } {
  const count = Math.max(1, values.length)
  const mean = values.reduce((total, value) => total + value, 0) / count
  return { mean, variance: Math.max(LEAST_VARIANCE, values.reduce((t, value) => t + (value - mean) ** 2, 0) / count) }
}

function density(mixture: Mixture, hill: 0 | 1, value: number): number {
  const variance = mixture.variance[hill]
  const part = hill === 1 ? mixture.share : 1 - mixture.share
  return (part * Math.exp(-((value - mixture.mean[hill]) ** 2) / (2 * variance))) / Math.sqrt(variance)
}

function chanceOfHigher(mixture: Mixture, value: number): number {
  const high = density(mixture, 1, value)
  return high / (high + density(mixture, 0, value) + 1e-300)
}

function improve({ values, counts }: Histogram, start: Mixture): Mixture {
  const all = counts.reduce((total, each) => total + each, 0)
  let mixture = start
  for (let round = 0; round < ROUNDS; round++) {
    let fit = 0
    const [count, total, squares] = [
      [1e-9, 1e-9],
      [0, 0],
      [0, 0],
    ]
    for (const [at, value] of values.entries()) {
      const [low, high] = [density(mixture, 0, value), density(mixture, 1, value)]
      const both = low + high + 1e-300
      fit += counts[at]! * Math.log(both)
      for (const [hill, chance] of [low, high].entries()) {
        const part = (counts[at]! * chance) / both
        count[hill]! += part
        total[hill]! += part * value
        squares[hill]! += part * value * value
      }
    }
    const mean: [number, number] = [total[0]! / count[0]!, total[1]! / count[1]!]
    const variance = (hill: 0 | 1): number => Math.max(LEAST_VARIANCE, squares[hill]! / count[hill]! - mean[hill] ** 2)
    const share = count[1]! / Math.max(1, all)
    mixture = { mean, variance: [variance(0), variance(1)], share, fit }
  }
  return mixture
}
