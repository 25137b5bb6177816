import { ACCEPTED_FROM } from '../discovery/link-kind.ts'
import { scoreLinks } from '../discovery/score-links.ts'
import { pageLinks } from '../extract/listing/page-links.ts'
import type { RunContext } from './run-context.ts'
import type { RunVerdict } from './outcome/judge-run.ts'

/** Links of each kind that are kept. */
const MOST = 20

/**
 * The stage before the first scrape: which links of a site's first page are its list of news or its directory. They are
 * kept with the store as the fact `listings`: an array of `{url, kind, score, reasons}`, the best first.
 */
export async function discoverListing({
  task,
  client,
  store,
  log,
  counters,
  stopping,
}: RunContext): Promise<RunVerdict> {
  const { base_url } = task.config
  const answer = await client.fetch(base_url, { operation: 'listing', signal: stopping })
  if (!answer.ok) {
    const { kind, message } = answer.failure
    counters.counts.pages.failed++
    const reason = kind === 'blocked' || kind === 'rate_limited' ? kind : 'host_down'
    return { status: 'failed', reason, detail: message }
  }
  counters.counts.pages.fetched++
  const links = pageLinks(answer.page.body.toString())
  const found = (['listing', 'directory'] as const).flatMap((kind) =>
    scoreLinks(links, kind)
      .filter(({ score }) => score >= ACCEPTED_FROM)
      .flatMap(({ url, score, reasons }) => {
        const absolute = URL.parse(url, answer.page.url)?.href
        return absolute === undefined ? [] : [{ url: absolute, kind, score, reasons }]
      })
      .slice(0, MOST),
  )
  await store.setFact('listings', JSON.stringify(found.toSorted((a, b) => b.score - a.score)))
  counters.counts.records.found = found.length
  log.info({ url: base_url, links: links.length, found: found.length }, 'listings looked for')
  if (found.length > 0) return { status: 'success', reason: null, detail: '' }
  return { status: 'failed', reason: 'no_entries', detail: `none of ${links.length} links looks like a listing` }
}
