import { openHostTimes } from '../../runs/folder/host-times.ts'
import type { ClaimedHost } from '../sql/claims.ts'

/**
 * Writes down in a folder for scrapers what the owners of hosts before us knew of them, as if they had been of this
 * machine.
 */
export function bringTimes(folder: string, hosts: readonly ClaimedHost[]): void {
  for (const { host, since_ms, gap_ms, wait_ms } of hosts) {
    const times = openHostTimes(folder, () => Date.now() - Math.max(0, since_ms ?? 0))
    if (since_ms !== null) times.started(host, gap_ms)
    if (wait_ms > 0) openHostTimes(folder).paused(host, wait_ms)
  }
}

/** What the scrapers of this machine have written down there since. */
export function takeTimes(folder: string, hosts: readonly string[]): ClaimedHost[] {
  const times = openHostTimes(folder)
  return hosts.flatMap((host) => {
    const known = times.recall(host)
    if (known === null) return []
    const { since_ms, gap_ms, wait_ms } = known
    return [{ host, since_ms: Number.isFinite(since_ms) ? since_ms : null, gap_ms, wait_ms }]
  })
}
