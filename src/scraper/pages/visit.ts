import type { FetchFailure, FetchedPage } from '../../http/client.ts'
import { conditionalHeaders } from '../../http/conditional.ts'
import type { PageOutcome, Pending, RecordPage } from '../../store/store.ts'
import type { UnselectedParts } from '../../extract/article/unselected-parts.ts'
import type { Extraction } from '../../extract/extractor.ts'
import { isSlowRefresh } from '../../http/middleware/meta-refresh.ts'
import { hostOf } from '../../vocabulary/host-of.ts'
import { asksForLogin } from '../../extract/forms/asks-for-login.ts'
import { isEmptyShell } from '../../extract/empty-shell.ts'
import { isHomePage } from '../home-page.ts'
import { wantedDocuments } from '../documents/wanted-documents.ts'
import { detailRequest } from '../rendering.ts'
import { decodedPage } from './decoded-page.ts'
import { readWithoutSelectors } from './read-without-selectors.ts'
import type { RunContext } from '../run-context.ts'

/** What came of one URL of the frontier. */
export type VisitResult =
  | {
      kind: 'settled'
      outcome: PageOutcome
      failure: FetchFailure | null
      shell: boolean
      /** The page to which it was led, where that may be one for others as well. */
      led: string | null
      /** Another entry has the record of its page. */
      isSamePage: boolean
    }
  /** Nothing was learnt about it: it stays in the frontier. */
  | { kind: 'left' }

/** Fetches one detail page and makes a record of it; a record that the listing held is only judged. */
export async function visit(entry: Pending, run: RunContext): Promise<VisitResult> {
  const { record } = entry
  const listed =
    record === null
      ? null
      : async (): Promise<VisitResult> =>
          settled(
            await hooked(
              judged(entry, run, () => run.extractor.listed({ ...entry, record })),
              null,
              run,
            ),
          )
  if (listed !== null && record?.isFollowed !== true) return listed()
  const host = hostOf(entry.url)
  const signal = run.aborting
  const known = await run.pages.record(entry)
  const headers = known === null ? {} : conditionalHeaders(known)
  const asked = detailRequest(run.task.config)
  for (;;) {
    if (run.stopping.aborted || run.hosts.gaveUp(host) !== null) return { kind: 'left' }
    const fetched = await run.watchdog.watch(`the page ${entry.url}`, () =>
      run.client.fetch(entry.url, { ...asked, signal, headers }),
    )
    if (fetched.ok) {
      run.hosts.noteAnswer(hostOf(fetched.page.url), asked.operation)
      return read(entry, fetched.page, known, run)
    }
    const { failure } = fetched
    if (failure.kind === 'aborted') return { kind: 'left' }
    run.hosts.noteFailure(failure.host, asked.operation, failure)
    // A row is a record of its own, also where its page is gone for good.
    if (listed !== null && !failure.transient) return listed()
    if (failure.kind !== 'circuit_open') return { ...settled(failedOutcome(entry, failure, run)), failure }
    if (run.hosts.gaveUp(failure.host) !== null) return { kind: 'left' }
    await run.hosts.rest(failure.host, asked.operation, run.stopping)
  }
}

async function read(
  entry: Pending,
  page: FetchedPage,
  known: RecordPage | null,
  run: RunContext,
): Promise<VisitResult> {
  run.counters.counts.pages.fetched++
  if (page.from_cache) {
    run.counters.counts.pages.from_cache++
    const { date = null, quality = null } = known ?? {}
    return settled({ kind: 'unchanged', url: entry.url, date, quality })
  }
  // A dead article often leads to the front page, whose text would else be stored under its name.
  if (page.url !== entry.url && isHomePage(page.url) && !isHomePage(entry.url)) {
    return settled({ kind: 'rejected', url: entry.url, why: 'redirected to the home page' })
  }
  const { whose, led, returns } = await run.redirected.judge(entry, page.url)
  if (whose === 'same_page')
    return { ...settled({ kind: 'unchanged', url: entry.url, date: null }), led, isSamePage: true }
  const { text: html } = await decodedPage(page, run)
  if (returns && asksForLogin(html))
    return settled({ kind: 'rejected', url: entry.url, why: 'redirected to a page that asks for a login' })
  const detail = (unselected?: UnselectedParts): PageOutcome =>
    judged(entry, run, () => run.extractor.detail(html, page.url, entry, unselected))
  const selected = await readWithoutSelectors(html, page.url, run, detail)
  const found = await hooked(selected, { url: page.url, status: page.status, text: html }, run)
  const outcome =
    found.kind === 'record' ? { ...found, page: run.pages.stamp(page, entry) } : explained(found, page, html)
  return { ...settled(outcome), shell: outcome.kind === 'rejected' && isEmptyShell(html), led }
}

/** Loaded only where a config has code of its own. */
async function hooked(
  outcome: PageOutcome,
  page: { url: string; status: number; text: string } | null,
  run: RunContext,
): Promise<PageOutcome> {
  if (run.hooks === null) return outcome
  return (await import('../hooks/apply-hooks.ts')).hookedRecord(outcome, page, run)
}

function judged(entry: Pending, run: RunContext, extract: () => Extraction): PageOutcome {
  const { url } = entry
  let extraction: Extraction
  try {
    extraction = extract()
  } catch (error) {
    // Our own mistake, but one page must not keep a scraper from its others, in this run and in every one after it.
    run.log.error({ url, stack: error instanceof Error ? error.stack : String(error) }, 'extraction broke down')
    return { kind: 'failed', url, status: null, error: `internal error: ${String(error)}`, transient: true }
  }
  if (extraction.kind === 'rejected') return { kind: 'rejected', url, why: extraction.why }
  const record = { ...extraction.record, url, scraped_at: run.clock.date().toISOString() }
  const { unselected } = extraction
  const wanted = wantedDocuments(run.task.config, record, extraction.documents)
  const parts = unselected === undefined ? {} : { unselected }
  if (wanted === null) return { kind: 'record', url, record, ...parts }
  if (wanted.skipped > 0) {
    run.counters.documents.skipped += wanted.skipped
    run.log.warn({ url, skipped: wanted.skipped }, 'more documents than max_per_record')
  }
  return { kind: 'record', url, record, documents: wanted.documents, ...parts }
}

/** A page that only says where it leads, or wants to know who asks, has no fault that selectors could mend. */
function explained(outcome: PageOutcome, page: FetchedPage, html: string): PageOutcome {
  if (outcome.kind !== 'rejected') return outcome
  if (isSlowRefresh(page))
    return { ...outcome, why: `${outcome.why}; a meta refresh of more than 10 s is not followed` }
  return asksForLogin(html) ? { ...outcome, why: `${outcome.why}; the page asks for a login` } : outcome
}

function failedOutcome(
  entry: Pending,
  { status, kind, message, transient }: FetchFailure,
  { secrets }: Pick<RunContext, 'secrets'>,
): PageOutcome {
  return { kind: 'failed', url: entry.url, status, error: `${kind}: ${secrets.hide(message)}`, transient }
}

function settled(outcome: PageOutcome): VisitResult & { kind: 'settled' } {
  return { kind: 'settled', outcome, failure: null, shell: false, led: null, isSamePage: false }
}
