import type { ScraperStatistics } from './fleet-statistics.ts'

/** How many sources have a newest record of about this age. */
export interface FreshnessBand {
  name: string
  sources: number
}

const DAY = 86_400_000
/** Ages in days below which a band ends. */
const BANDS: readonly [name: string, below: number][] = [
  ['under a day', 1],
  ['1 to 3 days', 3],
  ['3 to 7 days', 7],
  ['1 to 4 weeks', 28],
  ['over 4 weeks', Infinity],
]

/** Sources by the age of their newest record, the freshest first; those without any come last. */
export function freshnessOf(scrapers: readonly ScraperStatistics[], now: number): FreshnessBand[] {
  const counts = new Map<string, number>()
  for (const { store } of scrapers) {
    const name = bandOf(store?.newest ?? null, now)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...BANDS.map(([name]) => name), NONE].map((name) => ({ name, sources: counts.get(name) ?? 0 }))
}

const NONE = 'no record'

function bandOf(newest: string | null, now: number): string {
  if (newest === null) return NONE
  const days = (now - Date.parse(newest)) / DAY
  return BANDS.find(([, below]) => days < below)?.[0] ?? NONE
}
