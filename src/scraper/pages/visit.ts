import type { FetchFailure, Page } from '../../http/client.ts'
import { conditionalHeaders } from '../../http/conditional.ts'
import type { Outcome, Pending, RecordPage } from '../../store/store.ts'
import type { Extraction } from '../../extract/extractor.ts'
import { isEmptyShell } from '../empty-shell.ts'
import { isHomePage } from '../home-page.ts'
import { pageText } from './page-text.ts'
import type { RunContext } from '../run-context.ts'

/** What came of one URL of the frontier. */
export type Visit =
  | { kind: 'settled'; outcome: Outcome; failure: FetchFailure | null; shell: boolean }
  /** Nothing was learnt about it: it stays in the frontier. */
  | { kind: 'left' }

/** Fetches one detail page and makes a record of it; a record that the listing held is only judged. */
export async function visit(entry: Pending, run: RunContext): Promise<Visit> {
  if (entry.record !== null) {
    const { record } = entry
    return settled(judged(entry, run, () => run.extractor.listed({ ...entry, record })))
  }
  const host = new URL(entry.url).host
  const signal = run.aborting
  const known = await run.pages.record(entry)
  const headers = known === null ? {} : conditionalHeaders(known)
  for (;;) {
    if (run.stopping.aborted || run.hosts.gaveUp(host) !== null) return { kind: 'left' }
    const fetched = await run.watchdog.watch(`the page ${entry.url}`, () =>
      run.client.fetch(entry.url, { operation: 'detail', signal, headers }),
    )
    if (fetched.ok) {
      run.hosts.noteAnswer(new URL(fetched.page.url).host, 'detail')
      return read(entry, fetched.page, known, run)
    }
    const { failure } = fetched
    if (failure.kind === 'aborted') return { kind: 'left' }
    run.hosts.noteFailure(failure.host, 'detail', failure)
    if (failure.kind !== 'circuit_open') return { ...settled(failedOutcome(entry, failure)), failure }
    if (run.hosts.gaveUp(failure.host) !== null) return { kind: 'left' }
    await run.hosts.rest(failure.host, 'detail', run.stopping)
  }
}

async function read(entry: Pending, page: Page, known: RecordPage | null, run: RunContext): Promise<Visit> {
  run.tally.counts.pages.fetched++
  if (page.from_cache) {
    run.tally.counts.pages.from_cache++
    const { date = null, quality = null } = known ?? {}
    return settled({ kind: 'unchanged', url: entry.url, date, quality })
  }
  // A dead article often leads to the front page, whose text would else be stored under its name.
  if (page.url !== entry.url && isHomePage(page.url) && !isHomePage(entry.url)) {
    return settled({ kind: 'rejected', url: entry.url, why: 'redirected to the home page' })
  }
  const html = await pageText(page, run)
  const found = judged(entry, run, () => run.extractor.detail(html, page.url, entry))
  const outcome = found.kind === 'record' ? { ...found, page: run.pages.stamp(page, entry) } : found
  return { ...settled(outcome), shell: outcome.kind === 'rejected' && isEmptyShell(html) }
}

function judged(entry: Pending, run: RunContext, extract: () => Extraction): Outcome {
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
  return { kind: 'record', url, record: { ...extraction.record, url, scraped_at: run.clock.date().toISOString() } }
}

function failedOutcome(entry: Pending, { status, kind, message, transient }: FetchFailure): Outcome {
  return { kind: 'failed', url: entry.url, status, error: `${kind}: ${message}`, transient }
}

function settled(outcome: Outcome): Visit & { kind: 'settled' } {
  return { kind: 'settled', outcome, failure: null, shell: false }
}
