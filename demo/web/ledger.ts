import type { Evidence, Visit } from '../../src/cli/commands/demo/contract.ts'

/** Notes every request of every site, for the politeness of the visitors to be judged afterwards. */
export interface Ledger {
  /**
   * A request has come in; returns what to call when its answer is handed over, or with null when there will be none.
   * `isPart`: it is made by a page in a browser for what it loads, which belongs to the visit of that page.
   */
  arrive(
    site: string,
    path: string,
    scraper: string | null,
    isPart?: boolean,
  ): (answer: { status: number; retryAfter: number | null } | null) => void
  evidence(): Evidence
  close(): void
}

/**
 * A busy machine lets a request wait before the server sees it, and then the gap to the next one looks shorter than it
 * was. So the ledger stamps the turns of the event loop: what is read in one turn was not there when the turn before
 * began to look, or, on a new connection (accepted in one turn, read in the next), when the one before that did.
 */
export function openLedger(): Ledger {
  const visits: Visit[] = []
  const inFlight = new Map<string, number>()
  const maxInFlight: Record<string, number> = {}
  const turns = [performance.now()]
  const timer = setInterval(() => {
    turns.push(performance.now())
    if (turns.length > TURNS) turns.shift()
  }, TURN_MS)
  timer.unref()

  return {
    arrive(site, path, scraper, isPart = false) {
      const at = performance.now()
      const visit: Visit = {
        site,
        scraper,
        path,
        not_before: turns[0] ?? at,
        at,
        answered: null,
        status: null,
        retry_after: null,
        ...(isPart ? { part: true } : {}),
      }
      visits.push(visit)
      const close = (answer: { status: number; retryAfter: number | null } | null): void => {
        if (answer === null) return
        visit.answered = performance.now()
        visit.status = answer.status
        visit.retry_after = answer.retryAfter
      }
      if (isPart) return close
      const now = (inFlight.get(site) ?? 0) + 1
      inFlight.set(site, now)
      maxInFlight[site] = Math.max(maxInFlight[site] ?? 0, now)
      return (answer) => {
        inFlight.set(site, (inFlight.get(site) ?? 1) - 1)
        close(answer)
      }
    },
    evidence: () => ({ visits: visits.map((visit) => ({ ...visit })), max_in_flight: { ...maxInFlight } }),
    close: () => clearInterval(timer),
  }
}

const TURN_MS = 2
const TURNS = 3
