import { setTimeout as sleep } from 'node:timers/promises'
import type { HostLog } from './slow-site.ts'
import { withSite } from './open-site.ts'
import { configFor, scraper } from './scraper.ts'

export interface OutageSeen {
  /** Items asked of the dead host, and tries for them. */
  items_asked: number
  tries: number
  /** When those tries came, in seconds from the beginning of the outage. */
  at_s: number[]
  /** From the first to the last item of the other host, and how long it would take by its pace alone, in seconds. */
  other_s: number
  other_alone_s: number
  /** After the first run, and after a second one when the host was back. */
  stored: number
  stored_in_the_end: number
  of: number
}

const PACE_S = 0.1

/**
 * One scraper, two hosts, of which one loses every connection for a while, in real time: the breaker's periods are
 * fixed.
 */
export async function outage(folder: string, for_s: number): Promise<OutageSeen> {
  const items = 300
  const shape = { hosts: 2, items, latency_ms: 50, outage: { after: 50, for_ms: for_s * 1000 } }
  return withSite(shape, async ({ origins, logs }) => {
    const more = 'retries: 2\nretry_seconds: 1\nallow_private: true'
    const child = await scraper(folder, configFor(origins[1]!, { rate_limit: PACE_S, concurrency: 4 }, more))
    const first = await child.run()
    const [dead, other] = (await logs()) as [HostLog, HostLog]
    if (dead.outage === null) throw new Error('the outage never began')
    const asked = dead.items.filter(({ fate }) => fate === 'outage')
    // Clocks of two processes cannot be compared: the run lasted at least since the outage began.
    await sleep(Math.max(0, for_s - first.seconds) * 1000 + 20_000)
    await child.run()
    const stored_in_the_end = await child.stored()
    const ends = other.items.map(({ end }) => end)
    return {
      items_asked: new Set(asked.map(({ n }) => n)).size,
      tries: asked.length,
      at_s: asked.map(({ start }) => Math.round((start - dead.outage!.from) / 1000)),
      other_s: (Math.max(...ends) - other.items[0]!.start) / 1000,
      other_alone_s: (items - 1) * PACE_S + shape.latency_ms / 1000,
      stored: first.result.counts.records.new,
      stored_in_the_end,
      of: 2 * items,
    }
  })
}
