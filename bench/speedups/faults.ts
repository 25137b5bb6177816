import { fateOf } from './items.ts'
import { withSite } from './open-site.ts'
import { configFor, scraper } from './scraper.ts'

const RETRIES = 2

export interface FaultsSeen {
  items: number
  /** Items that meet a fault at every try: nobody gets them in one run. */
  unlucky: number
  missing: number
  stored: number
  /** Tries the server saw for each item that exists. */
  tries_per_item: number
  most_in_flight: number
}

/**
 * Faults that pass (503, a reset, a page that never comes) on a share of all tries, and a few pages that do not exist.
 */
export async function faults(folder: string, share: number, items: number): Promise<FaultsSeen> {
  const dice = { share, missing: Math.round(items / 100) }
  const unlucky = Array.from({ length: items }, (_, n) => n).filter((n) =>
    Array.from({ length: RETRIES + 1 }, (_, attempt) => fateOf(n, attempt, dice)).every(
      (fate) => fate !== 'served' && fate !== 'missing',
    ),
  ).length
  return withSite({ hosts: 1, items, latency_ms: 20, faults: dice }, async ({ origins, logs }) => {
    const more = `retries: ${RETRIES}\nretry_seconds: 0.1\nrequest_timeout: 1`
    const child = await scraper(folder, configFor(origins[0]!, { rate_limit: 0, concurrency: 16 }, more))
    await child.run()
    const stored = await child.stored()
    const [log] = await logs()
    const tries = log!.items.filter(({ n }) => n >= dice.missing).length
    return {
      items,
      unlucky,
      missing: dice.missing,
      stored,
      tries_per_item: tries / (items - dice.missing),
      most_in_flight: log!.most_in_flight,
    }
  })
}
