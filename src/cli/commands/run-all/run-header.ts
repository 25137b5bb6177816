import type { RunOptions } from '../../../fleet/run/create-run.ts'
import { availableMemory } from '../../../fleet/capacity/memory.ts'
import { createTreeMemory } from '../../../processes/tree-memory.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { localClock } from '../../../vocabulary/time/local-time.ts'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import { bytes } from '../doctor/bytes.ts'

type Limited = Pick<RunOptions, 'limits' | 'retries'> & {
  task: Pick<RunOptions['task'], 'timeout_ms' | 'max_articles' | 'max_pages' | 'max_rss_mb'>
}

/**
 * The limits of a run and the memory that there is, as one line: of this process in units of 1,048,576 bytes, counted
 * as at the end of the run, and of the machine in bytes.
 */
export function runHeader(
  { limits, retries, task }: Limited,
  { own_mb, available } = { own_mb: ownMemory(), available: availableMemory() },
): string {
  const { timeout_ms, max_articles, max_pages, max_rss_mb } = task
  const set = [
    ...(timeout_ms === null ? [] : [`${formatClock(timeout_ms)} a scraper`]),
    ...(max_articles === null || max_articles === 0 ? [] : [`${counted(max_articles, 'article')} each`]),
    ...(max_pages === null ? [] : [`${counted(max_pages, 'listing page')} each`]),
    ...(max_rss_mb == null ? [] : [`${Math.round(max_rss_mb)} MB each`]),
    ...(limits.max_total_rss_mb == null ? [] : [`${Math.round(limits.max_total_rss_mb)} MB in all`]),
    ...(limits.until == null ? [] : [`until ${localClock(new Date(limits.until)).slice(0, 5)}`]),
    ...(limits.max_failures === null ? [] : [counted(limits.max_failures, 'failure')]),
    ...(retries === 0 ? [] : [counted(retries, 'further attempt')]),
  ]
  return `Limits: ${set.length === 0 ? 'none' : set.join(', ')}; memory: ${own_mb} MB at the start, ${bytes(available)} free`
}

function ownMemory(): number {
  const tree = createTreeMemory()
  tree.look()
  return tree.peak_mb() ?? Math.round(process.memoryUsage.rss() / 1_048_576)
}
