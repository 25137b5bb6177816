import { hostAfter, type FailureKind } from '../../http/failure-kinds.ts'
import type { PageOutcome, Pending } from '../../store/store.ts'
import type { ScrapedRecord } from '../../vocabulary/record.ts'
import { hostOf } from '../../vocabulary/host-of.ts'
import { isOwnHost } from '../own-host.ts'
import { RecentFingerprints } from '../frontier/recent-fingerprints.ts'
import type { RunContext } from '../run-context.ts'
import { createDeferredFailures } from './deferred-failures.ts'
import type { FailedOutcome } from './deferred-failures.ts'
import { increment } from '../outcome/counters.ts'
import { HeldRedirects } from './held-redirects.ts'
import { visit } from './visit.ts'
import type { VisitResult } from './visit.ts'

/** Visited entries in a row without a (new) record: a trap, or a page layout that changed. */
const MOST_WITHOUT_RECORD = 200
/** Articles of the run that another one is held against: a trap repeats itself sooner. */
const LATELY = 10_000
/** Enough to know that the selectors of a source that never gave a record do not match. */
const FIRST_LOOK = 20
const ENOUGH_OLD = 20
/** Breakdowns of extraction in a row that can no longer be the page's fault. */
const MOST_BREAKDOWNS = 3

/** Visits what the queue gives, several at once, until there is nothing left. The HTTP client sets the pace. */
export async function visitDetails(run: RunContext, on: DetailEvents): Promise<void> {
  const ledger = createLedger(run, on)
  const { queue } = run
  const over = Promise.withResolvers<void>()
  let hired = 0
  let working = 0
  const hire = (): void => {
    for (; hired < queue.wanted; hired++) {
      working++
      void worker().then(() => --working === 0 && over.resolve(), over.reject)
    }
  }
  const worker = async (): Promise<void> => {
    for (let entry = await queue.next(); entry !== null; entry = await queue.next()) {
      const mine = entry
      // While all who work are at one host, perhaps a dead one, others must be there for the rest.
      hire()
      try {
        const since = run.clock.now()
        const visited = await run.memory.during(() => visit(mine, run))
        if (visited.kind === 'settled' && visited.outcome.kind === 'record') run.durations.add(run.clock.now() - since)
        ledger.note(mine, visited)
      } finally {
        queue.done(mine)
      }
    }
  }
  hire()
  await over.promise
  ledger.close()
}

export interface DetailEvents {
  /** So many entries in a row gave nothing: MOST_WITHOUT_RECORD, and again at every multiple of it. */
  onNoRecords(entries: number): void
  /** FIRST_LOOK entries in a row gave nothing. */
  onFirstLook(entries: number): void
  /** ENOUGH_OLD articles in a row are older than stop_date: the way to end a listing that shows no dates itself. */
  onOld(): void
}

/** A row of a directory was judged by what records of its kind have. */
function ownQuality({
  quality,
  quality_reasons: reasons,
}: ScrapedRecord['extra']): { score: number; reasons: string[] } | null {
  if (typeof quality !== 'number' || !Array.isArray(reasons)) return null
  return { score: quality, reasons: reasons.filter((reason) => typeof reason === 'string') }
}

interface Ledger {
  note(entry: Pending, visited: VisitResult): void
  close(): void
}

/** Counts, logs and hands on what came of each visit. */
function createLedger(run: RunContext, on: DetailEvents): Ledger {
  const { counters, log, batchWriter, hosts } = run
  const { details } = counters
  const contents = new RecentFingerprints(LATELY)
  const stopDate = run.task.config.stop_date
  let withoutRecord = 0
  let breakdowns = 0
  let old = 0

  const end = (outcome: PageOutcome): void => {
    details.visited++
    batchWriter.add(outcome)
  }

  const countWithoutRecord = (): void => {
    withoutRecord++
    if (withoutRecord === FIRST_LOOK) on.onFirstLook(withoutRecord)
    if (withoutRecord % MOST_WITHOUT_RECORD === 0) on.onNoRecords(withoutRecord)
  }

  const noteAge = (date: string | null): void => {
    old = stopDate !== null && date !== null && date < stopDate ? old + 1 : 0
    if (old === ENOUGH_OLD) on.onOld()
  }

  const fail = (outcome: FailedOutcome, kind: FailureKind | 'error'): void => {
    increment(details.kinds, kind)
    increment(counters.failure_kinds, kind)
    const { url, status, error: why } = outcome
    if (kind === 'robots_disallowed') {
      details.forbidden++
      log.info({ url, why }, 'page forbidden')
    } else {
      log.warn({ url, status, why }, 'page lost')
      details.failed++
      if (kind !== 'error' && hostAfter(kind) === 'down' && !isOwnHost(hostOf(url), run.task.config.hosts)) {
        details.dead_links++
      }
      counters.counts.pages.failed++
    }
    if (!outcome.transient) countWithoutRecord()
    end(outcome)
  }
  const deferred = createDeferredFailures(run, fail)

  /** Once, for what hung may not hang again; `retries: 0` means that nothing is asked for twice. */
  const overdue = new Set<string>()
  const putBack = (entry: Pending): boolean => {
    if (run.task.config.retries === 0 || overdue.has(entry.url)) return false
    overdue.add(entry.url)
    log.warn({ url: entry.url }, 'page took too long, put back')
    run.queue.again(entry)
    return true
  }

  const leave = (entry: Pending): void => {
    const { url } = entry
    const host = hostOf(url)
    const gaveUp = hosts.gaveUp(host)
    if (gaveUp === null || deferred.notVisited(entry)) return
    if (isOwnHost(host, run.task.config.hosts)) details.left++
    // Somebody else's host: what it does not give is lost pages, not the end of this source.
    else fail({ kind: 'failed', url, status: null, error: gaveUp.detail, transient: true }, gaveUp.kind)
  }

  const redirects = new HeldRedirects((entry, { outcome, failure, shell, isSamePage }) => {
    const host = hostOf(entry.url)
    if (failure === null) deferred.answered(host)
    breakdowns = outcome.kind === 'failed' && failure === null ? breakdowns + 1 : 0
    if (breakdowns >= MOST_BREAKDOWNS) throw new Error(`extraction breaks down on every page: ${describe(outcome)}`)
    switch (outcome.kind) {
      case 'record': {
        const { title, body, date, extra } = outcome.record
        // Enough to distinguish articles; whole bodies would cost 2 % of a run, measured.
        const text = body ?? JSON.stringify(extra)
        if (contents.add(`${title}\n${text.length}\n${text.slice(0, 300)}`)) withoutRecord = 0
        else countWithoutRecord()
        log.debug({ url: outcome.url, title }, 'article')
        noteAge(date)
        const { unselected = [] } = outcome
        for (const part of unselected) increment(counters.unselected, part)
        if (unselected.includes('body'))
          log.warn({ url: outcome.url }, 'no selector of article.body finds anything: text read without it')
        const judged = run.qualityMonitor.note(outcome.record, unselected)
        const { score, reasons } = ownQuality(extra) ?? judged
        return end({ ...outcome, quality: score, quality_reasons: reasons })
      }
      case 'unchanged':
        withoutRecord = 0
        run.qualityMonitor.noteUnchanged(outcome.quality ?? null)
        if (isSamePage) increment(counters.drops, 'same_page')
        log.debug({ url: outcome.url }, isSamePage ? 'the same page as another entry' : 'article unchanged')
        noteAge(outcome.date)
        return end(outcome)
      case 'rejected':
        increment(counters.rejections, outcome.why)
        // A second look at what an earlier run rejected is no news of the source, which would else never be well
        // again.
        if (entry.rejections === 0) run.qualityMonitor.noteRejected(outcome.why)
        else details.rejected_again++
        if (shell) details.shells++
        log.warn({ url: outcome.url, why: outcome.why, ...(shell ? { empty_shell: true } : {}) }, 'rejected')
        countWithoutRecord()
        return end(outcome)
      case 'failed':
        if (failure?.overdue === true && putBack(entry)) return
        if (failure !== null && deferred.hold(entry, outcome, failure)) return
        return fail(outcome, failure?.kind ?? 'error')
    }
  })

  return {
    note(entry, visited) {
      if (visited.kind === 'left') leave(entry)
      else redirects.note(entry, visited, visited.led)
    },
    close() {
      redirects.close()
      deferred.close()
    },
  }

  function describe(outcome: PageOutcome): string {
    return outcome.kind === 'failed' ? outcome.error : outcome.kind
  }
}
