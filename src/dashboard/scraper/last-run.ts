import type { RunReader } from '../../runs/run-reader.ts'
import type { LastHost, LastRun } from '../detail-shapes.ts'

/** What a run counted of a scraper besides its row; null where its folder is gone, or it left no result. */
export async function lastRun(runs: RunReader, run: string | null, id: string): Promise<LastRun | null> {
  const found = run === null ? null : await runs.scraper(run, id)
  const stats = found?.attempt.result?.stats
  if (run === null || stats === undefined) return null
  const http = part(stats['http'])
  const { stored, failed } = part(stats['documents'])
  const { mean_ms, p50_ms, p95_ms } = part(stats['record_ms'])
  return {
    run,
    retries: counts(http['retries']),
    failures: counts(stats['failure_kinds']),
    rejections: counts(stats['rejections']),
    drops: counts(stats['drops']),
    quality_reasons: counts(part(stats['quality'])['reasons']),
    drift: Array.isArray(stats['drift']) ? stats['drift'].map(String) : [],
    hosts: lastHosts(stats),
    record_ms: { mean_ms: number(mean_ms), p50_ms: number(p50_ms), p95_ms: number(p95_ms) },
    documents: number(stored) === null ? null : { stored: number(stored) ?? 0, failed: number(failed) ?? 0 },
  }
}

/** The hosts of a result, as its statistics have them: results of other versions may lack some of it. */
export function lastHosts(stats: Record<string, unknown>): LastHost[] {
  return Object.entries(part(part(stats['http'])['hosts'])).map(([host, known]) => {
    const { requests, answered, failed, last_failure: why, opened, breaker } = part(known)
    const states = Object.entries(part(breaker)).map(([name, state]) => [name, String(state)] as const)
    return {
      host,
      requests: number(requests) ?? 0,
      answered: number(answered) ?? 0,
      failed: number(failed) ?? 0,
      last_failure: typeof why === 'string' ? why : null,
      open: Object.fromEntries(states.filter(([, state]) => state !== 'closed')),
      opened: number(opened) ?? 0,
    }
  })
}

function part(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** The most frequent first. */
function counts(value: unknown): Record<string, number> {
  const found = Object.entries(part(value)).flatMap(([name, count]) =>
    typeof count === 'number' ? [[name, count] as const] : [],
  )
  return Object.fromEntries(found.sort(([, a], [, b]) => b - a))
}
