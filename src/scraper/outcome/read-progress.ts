import type { Log } from '../../runs/folder/log.ts'
import { documentProgress, type Progress } from '../../vocabulary/run/progress.ts'
import { usedResources } from '../limits/resources.ts'
import type { Waits } from '../limits/waits.ts'
import type { RunContext } from '../run-context.ts'

/** How far a run is now. */
export function readProgress({ counters, phase, queue }: RunContext, waits: Waits): Progress {
  const { rss_mb, cpu_ms } = usedResources()
  const { stored, failed, total, phase_ms } = counters.documents
  return {
    ...structuredClone(counters.counts),
    phase,
    listing_pages: counters.listing.read,
    pending: queue.waiting,
    waiting: waits.text(),
    rss_mb,
    cpu_ms,
    ...(total === 0 ? {} : { documents: { stored, failed, total, seconds: Math.round(phase_ms / 1000) } }),
    ...(counters.schedules.sites === 0 ? {} : { schedules: { ...counters.schedules } }),
  }
}

/** Notes it in the log, with the rate and the time left of a download. */
export function logProgress(log: Log, { pages, records, listing_pages, pending, waiting, ...rest }: Progress): void {
  const { fetched, failed } = pages
  const { documents, schedules } = rest
  const fields = {
    pages: fetched,
    failed,
    listing_pages,
    new: records.new,
    pending,
    ...(waiting === '' ? {} : { waiting }),
    ...(documents === undefined ? {} : { documents: documentProgress(documents) }),
    ...(schedules === undefined ? {} : { sites: schedules.sites, with_times: schedules.found }),
  }
  log.info(fields, 'progress')
}
