import { findDrift, whyUnjudged } from './drift.ts'
import type { Measures } from './measures.ts'
import { strategyOf } from '../listings/strategies.ts'
import type { RunContext } from '../run-context.ts'

/** As many runs are compared with; what was drift for so long is what the source is like. */
const MEMORY = 30

/** Compares a run that came to its end with earlier ones, and keeps what it saw for later ones. */
export async function noteDrift({ task, counters, store, qualityMonitor }: RunContext): Promise<void> {
  const { listing } = counters
  // Days without news, and listings that were read in part, say nothing about their entries.
  const isWhole = strategyOf(task.config.listing).isEven && listing.failed + listing.forbidden === 0
  const seen = qualityMonitor.measures(isWhole ? listing : { read: 0, containers: 0 })
  const earlier = (await store.earlierMeasures(task.run, MEMORY)).map((text) => JSON.parse(text) as Measures)
  const today = { ...seen, drifted: false }
  counters.drift_unjudged = whyUnjudged(today, earlier, qualityMonitor.statistics())
  if (seen.records === 0 && seen.listing_pages === 0) return
  counters.drift = findDrift(today, earlier)
  await store.setMeasures(task.run, JSON.stringify({ ...seen, drifted: counters.drift.length > 0 }))
}
