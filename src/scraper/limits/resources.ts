import { writeFileSync } from 'node:fs'

/** What this process has used so far. */
export function usedResources(): { peak_rss_mb: number; rss_mb: number; cpu_ms: number } {
  const { user, system } = process.cpuUsage()
  return {
    // maxRSS is in kilobytes everywhere but in what the kernel itself reports on macOS; libuv evens that out.
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    rss_mb: Math.round(process.memoryUsage.rss() / 1_048_576),
    cpu_ms: Math.round((user + system) / 1000),
  }
}

/** Where memory runs out, Linux is to end a scraper, which can be run again, and not its orchestrator or a database. */
export function offerToOomKiller(): void {
  if (process.platform !== 'linux') return
  try {
    writeFileSync('/proc/self/oom_score_adj', '500')
  } catch {
    // A hardened container may forbid it; nothing depends on it.
  }
}
