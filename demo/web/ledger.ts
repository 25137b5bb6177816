import type { Evidence, Visit } from '../../src/cli/demo/contract.ts'

/** Notes every request of every site, for the politeness of the visitors to be judged afterwards. */
export interface Ledger {
  /** A request has come in; returns what to call when its answer is handed over, or with null when there will be none. */
  arrive(
    site: string,
    path: string,
    scraper: string | null,
  ): (answer: { status: number; retryAfter: number | null } | null) => void
  evidence(): Evidence
  close(): void
}

/**
 * A busy machine lets a request wait before the server sees it, and then the gap to the next one looks shorter than it
 * was. So the ledger looks up every few milliseconds: a request that it meets cannot have come before the last look but
 * one (a new connection is accepted at one look and read at the next).
 */
export function openLedger(): Ledger {
  const visits: Visit[] = []
  const inFlight = new Map<string, number>()
  const maxInFlight: Record<string, number> = {}
  let lastLook = performance.now()
  let lookBefore = lastLook
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  function look(): void {
    // Requests that wait in the sockets are handed out in the poll phase, before `setImmediate`.
    setImmediate(() => {
      lookBefore = lastLook
      lastLook = performance.now()
    }).unref()
  }

  return {
    arrive(site, path, scraper) {
      const at = performance.now()
      const visit: Visit = {
        site,
        scraper,
        path,
        not_before: lookBefore,
        at,
        answered: null,
        status: null,
        retry_after: null,
      }
      visits.push(visit)
      const now = (inFlight.get(site) ?? 0) + 1
      inFlight.set(site, now)
      maxInFlight[site] = Math.max(maxInFlight[site] ?? 0, now)
      return (answer) => {
        inFlight.set(site, (inFlight.get(site) ?? 1) - 1)
        if (answer === null) return
        visit.answered = performance.now()
        visit.status = answer.status
        visit.retry_after = answer.retryAfter
      }
    },
    evidence: () => ({ visits: visits.map((visit) => ({ ...visit })), max_in_flight: { ...maxInFlight } }),
    close: () => clearInterval(timer),
  }
}

const LOOK_MS = 3
