import { setTimeout as sleep } from 'node:timers/promises'
import { createPace } from './create-pace.ts'
import type { LookupStore } from './lookup-store.ts'
import type { Lookup, LookupProvider } from './provider.ts'

export interface LookupOptions<Found> {
  provider: LookupProvider<Found>
  store: LookupStore
  /** Requests a second; the provider's own rule without it. */
  perSecond?: number
  /** Requests a day (UTC), counted over all runs; no limit without it. */
  perDay?: number
  timeoutMs?: number
  /** Waits before the second and the third attempt. */
  retryMs?: readonly number[]
}

export interface Lookups<Found> {
  lookup: (question: string) => Promise<Lookup<Found>>
  statistics: () => LookupStatistics
}

export interface LookupStatistics {
  requests: number
  retries: number
  /** Answered from an earlier lookup, of this run or another. */
  cached: number
  found: number
  /** Lookups that ended without an answer, by error. */
  errors: Record<string, number>
  /** What the requests would have taken one after the other, at the pace that the service allows. */
  sequential_ms: number
}

const PASSING = new Set(['temporary', 'quota_exceeded'])

/**
 * Asks a service for what it knows: each question once, at the pace that the service allows, over all lookups that are
 * under way together. Failures that may pass are tried again; when a service denies us, it is not asked again.
 */
export function createLookups<Found extends object>(options: LookupOptions<Found>): Lookups<Found> {
  const { provider, store, perDay = Infinity, timeoutMs = 10_000, retryMs = [1000, 2000] } = options
  const perSecond = options.perSecond ?? provider.perSecond
  const turn = createPace(perSecond)
  const statistics: LookupStatistics = { requests: 0, retries: 0, cached: 0, found: 0, errors: {}, sequential_ms: 0 }
  const underWay = new Map<string, Promise<Lookup<Found>>>()
  let denied = false

  const ask = async (question: string): Promise<{ lookup: Lookup<Found>; retryAfterMs: number }> => {
    await turn()
    if (denied) return { lookup: { error: 'denied' }, retryAfterMs: 0 }
    const day = new Date().toISOString().slice(0, 10)
    const most = perDay === Infinity ? Number.MAX_SAFE_INTEGER : perDay
    if (!store.spend(provider.name, day, most)) return { lookup: { error: 'quota_exceeded' }, retryAfterMs: Infinity }
    statistics.requests++
    const { url, headers } = provider.request(question)
    const started = performance.now()
    try {
      const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) })
      const body: unknown = await response.json().catch(() => null)
      const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000 || 0
      return { lookup: provider.read(response.status, body), retryAfterMs }
    } catch {
      return { lookup: { error: 'temporary' }, retryAfterMs: 0 }
    } finally {
      statistics.sequential_ms += Math.max(performance.now() - started, 1000 / perSecond)
    }
  }

  const persist = async (question: string): Promise<Lookup<Found>> => {
    for (let attempt = 0; ; attempt++) {
      const { lookup, retryAfterMs } = await ask(question)
      const wait = retryMs[attempt]
      const passing = 'error' in lookup && PASSING.has(lookup.error) && retryAfterMs <= 60_000
      if (!passing || wait === undefined) return lookup
      statistics.retries++
      await sleep(Math.max(wait, retryAfterMs))
    }
  }

  const fresh = async (question: string): Promise<Lookup<Found>> => {
    const lookup = await persist(question)
    if ('found' in lookup) store.keep(provider.name, question, JSON.stringify(lookup.found))
    else if (lookup.error === 'not_found') store.keep(provider.name, question, null)
    else if (lookup.error === 'denied') denied = true
    return lookup
  }

  const lookupOnce = async (question: string): Promise<Lookup<Found>> => {
    const known = store.known(provider.name, question)
    const running = underWay.get(question)
    if (known !== undefined || running !== undefined) statistics.cached++
    if (known !== undefined) return known === null ? { error: 'not_found' } : { found: JSON.parse(known) as Found }
    if (running !== undefined) return await running
    const started = fresh(question).finally(() => underWay.delete(question))
    underWay.set(question, started)
    return await started
  }

  return {
    async lookup(question) {
      const lookup = await lookupOnce(question)
      if ('found' in lookup) statistics.found++
      else statistics.errors[lookup.error] = (statistics.errors[lookup.error] ?? 0) + 1
      return lookup
    },
    statistics: () => ({ ...statistics, errors: { ...statistics.errors } }),
  }
}
