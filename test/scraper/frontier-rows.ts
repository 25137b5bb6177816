import { FrontierQueue } from '../../src/scraper/frontier/frontier-queue.ts'
import type { Pending } from '../../src/store/store.ts'

export function entry(position: number, attempts = 0): Pending {
  return { position, url: `https://x.org/${position}`, title: null, date: null, record: null, attempts, rejections: 0 }
}

/** A store's pending rows, which a test may add to. */
export function rows(...start: Pending[]) {
  const all = start
  return {
    add: (...more: Pending[]) => void all.push(...more),
    pending: async (limit: number, cursor: number, which: 'all' | 'tried' = 'all') =>
      all.filter(({ position, attempts }) => position > cursor && (which === 'all' || attempts > 0)).slice(0, limit),
  }
}

export function queueOn(
  store: ReturnType<typeof rows>,
  options: Partial<ConstructorParameters<typeof FrontierQueue>[0]> = {},
): FrontierQueue {
  const stopping = new AbortController().signal
  return new FrontierQueue({
    store,
    stopping,
    untried: 0,
    failed: 0,
    limit: null,
    only: 'all',
    perHost: 10_000,
    ...options,
  })
}
