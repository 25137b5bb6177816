import { visitDetails } from './pages/details.ts'
import { listEntries } from './list.ts'
import type { TrackEnd } from './walk/stop-rules.ts'
import { noteDrift } from './quality/note-drift.ts'
import { isOwnHost } from './own-host.ts'
import type { RunContext } from './run-context.ts'
import { describeCounts } from './outcome/counters.ts'
import { judgeRun } from './outcome/judge-run.ts'
import type { RunVerdict } from './outcome/judge-run.ts'

/** Lists and visits at the same time, until both have come to their end, and judges what came of it. */
export async function work(run: RunContext): Promise<RunVerdict> {
  const { task, counters, queue, batchWriter, halt } = run
  const cut = new AbortController()
  let cutBy: TrackEnd | null = null

  const list = async (): Promise<void> => {
    if (task.only === 'failed') return
    run.phase = 'listing'
    const stopping = AbortSignal.any([run.stopping, cut.signal])
    await listEntries(run, { stopping, cut: () => cutBy })
  }
  const listing = list().finally(() => {
    run.phase = 'articles'
    queue.listingEnded()
  })

  const cutListing = (why: TrackEnd): void => {
    cutBy ??= why
    cut.abort()
  }
  const rejected = (): number => Object.values(counters.rejections).reduce((sum, n) => sum + n, 0)
  const hasNone = (): boolean => {
    const { visited, failed, forbidden } = counters.details
    // The last of them is not counted as visited yet.
    return visited <= failed + forbidden + rejected()
  }
  const giveUp = (entries: number): void => {
    const reason = counters.details.shells >= entries ? 'empty_shell' : 'no_records'
    const whys = describeCounts({ ...counters.rejections, ...counters.details.kinds })
    halt.end({ status: 'failed', reason, detail: `no record from ${entries} entries: ${whys}` })
  }
  const onFirstLook = (entries: number): void => {
    if (!run.hasRecords && rejected() >= entries && hasNone()) giveUp(entries)
  }
  const onNoRecords = (entries: number): void => {
    if (hasNone()) giveUp(entries)
    else if (run.phase === 'listing') {
      counters.trap = `the listing was cut: ${entries} entries in a row gave no new record`
      cutListing('trap')
    }
  }

  try {
    await untilBoth(listing, visitDetails(run, { onNoRecords, onFirstLook, onOld: () => cutListing('stop_date') }), run)
  } finally {
    run.phase = 'finishing'
    await batchWriter.close()
  }
  if (task.config.documents !== undefined) {
    const { downloadDocuments } = await import('./documents/download-documents.ts')
    await downloadDocuments(run)
  }
  const halted = halt.why()
  if (halted === null) await noteDrift(run)
  return judgeRun({
    counters,
    only: task.only,
    halted,
    gaveUp: [...run.gaveUp].filter(([host]) => isOwnHost(host, task.config.hosts)).map(([, why]) => why),
    hasRecords: run.hasRecords,
  })
}

/** When one of the two breaks down the other is ended too, and nobody is left behind with the store closed. */
async function untilBoth(listing: Promise<void>, details: Promise<void>, { halt }: RunContext): Promise<void> {
  const broken = (error: unknown): never => {
    halt.end({ status: 'failed', reason: 'crash', detail: String(error) })
    throw error
  }
  const results = await Promise.allSettled([listing.catch(broken), details.catch(broken)])
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
