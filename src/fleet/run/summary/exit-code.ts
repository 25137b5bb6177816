import { EXIT_USAGE, signalExitCode } from '../../../vocabulary/run/exit-codes.ts'
import type { Summary } from '../../../vocabulary/run/summary.ts'

/** Whether a signal kept the run from anything: one that came when all was over interrupted nothing. */
export function wasStopped(summary: Summary, signal: string | null, cut: boolean): boolean {
  return signal !== null && (cut || summary.scrapers.some((row) => row.reason === 'stopped'))
}

/**
 * 0 when every scraper ended success or warning, 1 when one failed, 2 when nothing could be run, 130 or 143 when
 * stopped.
 */
export function exitCode(summary: Summary, signal: string | null, cut = false): number {
  const { scrapers, failed, interrupted } = summary.totals
  if (wasStopped(summary, signal, cut)) return signalExitCode(signal)
  const nothingRan = scrapers > 0 && summary.scrapers.every((row) => row.reason === 'invalid_config')
  if (scrapers === 0 || nothingRan) return EXIT_USAGE
  // A scraper that somebody else stopped did not end well, although this run was not stopped.
  return failed + interrupted > 0 ? 1 : 0
}
