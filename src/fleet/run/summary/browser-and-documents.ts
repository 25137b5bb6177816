import type { Attempt } from '../../../runs/folder/attempt.ts'
import type { ClientReport, DocumentReport } from '../../../vocabulary/run/summary-statistics.ts'

/** What the attempts of one scraper had to do with documents; none where there was nothing to download. */
export function documentReports(scraper: string, attempts: Pick<Attempt, 'result'>[]): DocumentReport[] {
  const all = attempts.map(({ result }) => (result?.stats ?? {}) as Partial<Counted>)
  const parts = all.flatMap(({ documents }) => (documents === undefined ? [] : [documents]))
  const total = (of: (part: Counted['documents']) => number): number => parts.reduce((sum, part) => sum + of(part), 0)
  const attempted = total((part) => part.attempted)
  if (attempted === 0) return []
  const seconds = total((part) => (part.seconds_per_item ?? 0) * part.attempted)
  const busy = total((part) => (part.seconds_per_item ?? 0) * part.attempted * (part.speed_up ?? 0))
  const restarts = all.flatMap(({ browser }) => (browser == null ? [] : [browser.restarts]))
  return [
    {
      scraper,
      attempted,
      stored: total((part) => part.stored),
      failed: total((part) => part.failed),
      seconds_per_item: Math.round((1000 * seconds) / attempted) / 1000,
      speed_up: seconds === 0 ? null : Math.round((100 * busy) / seconds) / 100,
      restarts: restarts.length === 0 ? null : restarts.reduce((sum, one) => sum + one, 0),
    },
  ]
}

/** What `client: auto` chose in the last attempt that says so. */
export function clientReports(scraper: string, attempts: Pick<Attempt, 'result'>[]): ClientReport[] {
  const browsers = attempts.flatMap(({ result }) => (result?.stats as Partial<Counted> | undefined)?.browser ?? [])
  const { client, why = {} } = browsers.at(-1) ?? {}
  if (client === undefined || client === 'browser') return []
  return (['listing', 'detail'] as const).flatMap((pages) => {
    const chosen = client[pages]
    return chosen === undefined ? [] : [{ scraper, pages, client: chosen, why: why[pages] ?? '' }]
  })
}

/** Of a result's `stats`. */
interface Counted {
  documents: {
    attempted: number
    stored: number
    failed: number
    seconds_per_item: number | null
    speed_up: number | null
  }
  browser: {
    restarts: number
    client: 'browser' | Partial<Record<ClientReport['pages'], ClientReport['client']>>
    why?: Partial<Record<ClientReport['pages'], string>>
  } | null
}
