import { median } from '../../vocabulary/median.ts'
import type { Measures } from './measures.ts'

/** Fewer records say nothing about what is usual; fewer runs only of what is there as good as always. */
const ENOUGH_RECORDS = 20
const ENOUGH_RUNS = 3
const AS_GOOD_AS_ALWAYS = 0.9
/** Fewer records of today are looked at together with those of the runs just before. */
const ENOUGH_TODAY = 5
/** How unlikely a run must be, if nothing had changed. Sources have some ten parts, and run daily. */
const UNLIKELY = 1e-5

/**
 * Compares a run with earlier ones of the same source and config, the newest first, and says what is far from the
 * usual: 'date: usually 98 % filled, today 3 %'. Nothing where there is too little to compare.
 */
export function findDrift(today: Measures, earlier: readonly Measures[]): string[] {
  const usual = earlier.filter(({ drifted }) => !drifted)
  return [
    ...listingDrift(today, usual),
    ...fillDrift(today, earlier),
    ...hollowDrift(today, usual),
    ...sameDrift(today, usual),
  ]
}

/** Why the fill rates of a run cannot be judged; null when they can, or when there is nothing to judge. */
export function whyUnjudged(
  today: Measures,
  earlier: readonly Measures[],
  pages: { not_modified: number },
): string | null {
  const { recent, usual } = comparedRuns(today, earlier)
  const unchanged = pages.not_modified
  if (today.records === 0 && unchanged > 0) return `no record was read: the ${unchanged} visited pages had not changed`
  if (pagesOf(today) === 0) return null
  if (!isEnough(usual)) {
    return `${usual.length} earlier runs with ${recordsOf(usual)} records are too few to compare with`
  }
  const seen = recent.reduce((sum, run) => sum + pagesOf(run), 0)
  return seen < ENOUGH_TODAY ? `${seen} records were read, too few to judge by` : null
}

function isEnough(runs: readonly Measures[]): boolean {
  return runs.length >= ENOUGH_RUNS && recordsOf(runs) >= ENOUGH_RECORDS
}

function recordsOf(runs: readonly Measures[]): number {
  return runs.reduce((sum, run) => sum + run.records, 0)
}

function fillDrift(today: Measures, earlier: readonly Measures[]): string[] {
  if (today.records === 0) return []
  const { recent, usual } = comparedRuns(today, earlier)
  if (recent.reduce((sum, run) => sum + pagesOf(run), 0) < ENOUGH_TODAY || recordsOf(usual) < ENOUGH_RECORDS) return []

  const parts = new Set(usual.flatMap(({ filled }) => Object.keys(filled)))
  const found: string[] = []
  for (const part of parts) {
    const rates = usual.filter((run) => totalOf(run, part) >= ENOUGH_TODAY).map((run) => rateOf([run], part))
    // Its worst day is what a source may be like.
    const rate = Math.min(rateOf(usual, part), ...rates)
    const now = rateOf([today], part)
    const [filled, total] = [filledOf(recent, part), recent.reduce((sum, run) => sum + totalOf(run, part), 0)]
    if (now > rate / 2 || filled / total > rate / 2) continue
    const isNew = usual.length < ENOUGH_RUNS
    if (isNew && (filled > 0 || rate < AS_GOOD_AS_ALWAYS)) continue
    // One in a hundred more may be empty than ever was.
    if (atMost(filled, total, Math.min(rate, isNew ? AS_GOOD_AS_ALWAYS : 0.99)) > UNLIKELY) continue
    found.push(`${part}: usually ${percent(rateOf(usual, part))} filled, today ${percent(now)}`)
  }
  return found
}

/** Today, with the runs just before where it read little, and those that say what is usual. */
function comparedRuns(today: Measures, earlier: readonly Measures[]): { recent: Measures[]; usual: Measures[] } {
  const recent = [today]
  const before = [...earlier]
  let seen = pagesOf(today)
  while (seen < ENOUGH_TODAY && before.length > 0) {
    const run = before.shift()!
    recent.push(run)
    seen += pagesOf(run)
  }
  return { recent, usual: before.filter(({ drifted, records }) => !drifted && records > 0) }
}

function hollowDrift(today: Measures, usual: readonly Measures[]): string[] {
  const runs = usual.filter(({ records, body_median }) => records >= ENOUGH_TODAY && body_median !== null)
  if (today.records < ENOUGH_TODAY || today.body_median === null || !isEnough(runs)) return []
  const medians = runs.map((run) => run.body_median ?? 0)
  const before = median(medians) ?? 0
  const isHollow = today.body_median * 4 <= before && today.body_median * 2 <= Math.min(...medians)
  return isHollow ? [`body: usually ${Math.round(before)} characters, today ${today.body_median}`] : []
}

function sameDrift(today: Measures, usual: readonly Measures[]): string[] {
  if (today.records < ENOUGH_TODAY || recordsOf(usual) < ENOUGH_RECORDS) return []
  const least = usual.length < ENOUGH_RUNS ? AS_GOOD_AS_ALWAYS : 0.5
  return (['title', 'body'] as const).flatMap((part) => {
    const share = ({ records, ...run }: Measures): number => run[`same_${part}`] / records
    const most = Math.max(0, ...usual.filter(({ records }) => records >= ENOUGH_TODAY).map(share))
    if (share(today) < least || share(today) < most * 2) return []
    return [
      `${part}: the same on ${today[`same_${part}`]} of ${today.records} records (a consent page, a placeholder?)`,
    ]
  })
}

function listingDrift(today: Measures, usual: readonly Measures[]): string[] {
  const rates = usual.filter(({ listing_pages }) => listing_pages > 0).map((run) => run.listed / run.listing_pages)
  if (today.listing_pages === 0 || rates.length < ENOUGH_RUNS) return []
  const before = median(rates) ?? 0
  const now = today.listed / today.listing_pages
  const isFew = before >= ENOUGH_TODAY && now * 4 <= before && now * 2 <= Math.min(...rates)
  return isFew ? [`listing: usually ${round(before)} entries a page, today ${round(now)}`] : []
}

function pagesOf({ records, missing }: Measures): number {
  return records + Object.values(missing).reduce((sum, n) => sum + n, 0)
}

function totalOf({ records, missing }: Measures, part: string): number {
  return records + (missing[part] ?? 0)
}

function filledOf(runs: readonly Measures[], part: string): number {
  return runs.reduce((sum, { filled }) => sum + (filled[part] ?? 0), 0)
}

function rateOf(runs: readonly Measures[], part: string): number {
  const total = runs.reduce((sum, run) => sum + totalOf(run, part), 0)
  return total === 0 ? 0 : filledOf(runs, part) / total
}

/** Chance of at most `hits` in `tries` of probability `p`: the lower tail of the binomial distribution. */
function atMost(hits: number, tries: number, p: number): number {
  if (p <= 0) return 1
  let log = tries * Math.log1p(-p)
  let sum = Math.exp(log)
  for (let k = 1; k <= hits; k++) {
    log += Math.log((tries - k + 1) / k) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(log)
  }
  return sum
}

function percent(rate: number): string {
  return `${Math.round(rate * 100)} %`
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
