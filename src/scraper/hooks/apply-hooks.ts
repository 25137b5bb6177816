import { judge } from '../../extract/judge.ts'
import type { ListingPage } from '../../extract/extractor.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import type { PageOutcome } from '../../store/store.ts'
import type { Entry } from '../../vocabulary/record.ts'
import type { RunContext } from '../run-context.ts'
import { hookPage } from './hook-page.ts'
import type { HookPage, HookRecord, HookRun } from './hooks.ts'

/** What of a page hooks are given. */
type FetchedText = Pick<HookPage, 'url' | 'status' | 'text'>

/** A listing page with the entries that a hook makes of it; or the sentence that says where it broke down. */
export async function hookedEntries(
  page: FetchedText,
  found: ListingPage,
  run: RunContext,
): Promise<ListingPage | string> {
  const { hooks } = run
  if (hooks?.hooks.entries === undefined) return found
  try {
    const entries = await run.watchdog.watch('the hook entries', async () => hooks.hooks.entries?.(hookPage(page)))
    if (entries === undefined) return found
    const made = entries.flatMap(({ url, title = null, date = null, tags = [], authors = [] }): Entry[] => {
      const address = resolveLink(url, page.url)
      return address === null ? [] : [{ url: address, title, date, record: null, listed: { tags, authors } }]
    })
    return {
      ...found,
      containers: entries.length,
      entries: made,
      dropped: made.length === entries.length ? {} : { not_http: entries.length - made.length },
    }
  } catch (error) {
    return hooks.place(error)
  }
}

/** What a hook makes of a record, or of a page that gave none; judged as any other. */
export async function hookedRecord(
  outcome: PageOutcome,
  page: FetchedText | null,
  run: RunContext,
): Promise<PageOutcome> {
  const { hooks } = run
  const hook = hooks?.hooks.record
  if (hooks === null || hook === undefined || (outcome.kind !== 'record' && outcome.kind !== 'rejected')) return outcome
  const { url } = outcome
  const given: HookRecord =
    outcome.kind === 'record' ? publicParts(outcome.record) : { ...NOTHING, url, tags: [], authors: [], extra: {} }
  try {
    const made = await run.watchdog.watch('the hook record', async () =>
      hook(given, page === null ? null : hookPage(page)),
    )
    if (made === undefined) return outcome
    if (made === null) return { kind: 'rejected', url, why: 'rejected by a hook' }
    const { title, date, body, tags, authors, language, extra } = { ...given, ...made }
    const date_raw = outcome.kind === 'record' ? outcome.record.date_raw : date
    const judged = judge(run.task.config, {
      title: title === '' ? null : title,
      date: date !== null && DAY.test(date) ? date : null,
      date_raw,
      body,
      tags,
      authors,
      language,
      extra,
    })
    if (judged.kind === 'rejected') return { kind: 'rejected', url, why: judged.why }
    const record = { ...judged.record, url, scraped_at: run.clock.date().toISOString() }
    return outcome.kind === 'record' ? { ...outcome, record } : { kind: 'record', url, record }
  } catch (error) {
    return { kind: 'failed', url, status: null, error: hooks.place(error), transient: true }
  }
}

/** Tells the hook of the end of a run; what it throws is only logged. */
export async function hookedEnd(
  { hooks, task, counters, log }: RunContext,
  verdict: Pick<HookRun, 'status' | 'reason'>,
): Promise<void> {
  const { country, source } = task.config
  const { status, reason } = verdict
  try {
    await hooks?.hooks.done?.({
      country,
      source,
      run: task.run,
      status,
      reason,
      records: { ...counters.counts.records },
    })
  } catch (error) {
    log.error({ why: hooks?.place(error) }, 'the hook done broke down')
  }
}

const NOTHING = { title: '', date: null, body: null, language: null }
const DAY = /^\d{4}-\d\d-\d\d$/

function publicParts({ url, title, date, body, tags, authors, language, extra }: HookRecord): HookRecord {
  return { url, title, date, body, tags: [...tags], authors: [...authors], language, extra: { ...extra } }
}
