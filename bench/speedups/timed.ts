import type { HostLog } from './slow-site.ts'
import { withSite } from './open-site.ts'
import { configFor, scraper, type Politeness } from './scraper.ts'

/** One host, so many items that take so long each. */
export interface Shape extends Politeness {
  items: number
  latency_ms: number
}

export interface Timing {
  /** From the start of the first item to the end of the last, as the server saw it. */
  seconds: number
  /** The whole process, its start and its listing page included. */
  process_s: number
  most_in_flight: number
  least_gap_ms: number
  stalled_ms: number
}

/**
 * Runs the scraper over the items, checks that each is stored once and as it is, and returns what the server measured.
 */
export async function timed(folder: string, shape: Shape): Promise<Timing> {
  const { items, latency_ms } = shape
  return withSite({ hosts: 1, items, latency_ms }, async ({ origins, logs }) => {
    const child = await scraper(folder, configFor(origins[0]!, shape))
    const { seconds: process_s } = await child.run()
    const stored = await child.stored()
    const [log] = await logs()
    if (stored !== items || log === undefined) throw new Error(`${stored} of ${items} items stored`)
    const { most_in_flight, least_gap_ms, stalled_ms } = log
    return { seconds: spanOf([log]), process_s, most_in_flight, least_gap_ms, stalled_ms }
  })
}

export function spanOf(logs: readonly HostLog[]): number {
  const items = logs.flatMap((log) => log.items)
  return (Math.max(...items.map(({ end }) => end)) - Math.min(...items.map(({ start }) => start))) / 1000
}

/**
 * No way to fetch n items from one host is faster: at most `concurrency` at once, so they come in rounds; starts lie
 * `rate_limit` apart, and the last one takes its time too. In seconds.
 */
export function shortest({ items, latency_ms, rate_limit, concurrency }: Shape): number {
  const latency = latency_ms / 1000
  return Math.max(Math.ceil(items / concurrency) * latency, (items - 1) * rate_limit + latency)
}
