import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readLaunch } from './attempt.ts'
import { runFolder } from './layout.ts'

/** The log of the last attempt at a scraper, of those runs (ids, newest first) that had it; null when none left one. */
export function newestLogOf(
  stateDir: string,
  { country, source }: { country: string; source: string },
  runs: readonly string[],
): string | null {
  for (const run of runs) {
    const folder = join(runFolder(stateDir, run), 'scrapers', country, source)
    if (!existsSync(folder)) continue
    const attempts = readdirSync(folder).sort((a, b) => Number(b) - Number(a))
    const logs = attempts.flatMap((attempt) => readLaunch(join(folder, attempt))?.log ?? [])
    const log = logs.find((path) => existsSync(path))
    if (log !== undefined) return log
  }
  return null
}
