import type { Listing } from '../config/listings/listing-types.ts'
import { scoreLinks } from '../discovery/score-links.ts'
import { ACCEPTED_FROM } from '../discovery/link-kind.ts'
import { resolveLink } from '../extract/listing/link.ts'
import { pageLinks } from '../extract/listing/page-links.ts'
import { decodedPage } from './pages/decoded-page.ts'
import type { RunContext } from './run-context.ts'

const FACT = 'discovered_listing'
/** Pages behind links that are looked at. */
const MOST_LOOKS = 5
const LEAST_LOOKED_AT = 4

/**
 * The listing of a source; where it names no page, with the one that an earlier run found, or that is found now among
 * the links of the site. What was found and why is in the log; where nothing is, the listing stays as it is and the
 * counters say so.
 */
export async function discoveredListing(run: RunContext): Promise<Listing> {
  const { listing, discover, base_url } = run.task.config
  if (discover === undefined || listing.url_template.length > 0) return listing
  const remembered = await run.store.getFact(FACT)
  if (remembered !== null && remembered !== '') return { ...listing, url_template: [remembered] }
  const found = await find(base_url, discover, run)
  if (found === null) return listing
  await run.store.setFact(FACT, found)
  return { ...listing, url_template: [found] }
}

/** Lets the next run look anew: what was found has no records any more. */
export async function forgetDiscovered({ store }: RunContext): Promise<void> {
  if ((await store.getFact(FACT)) !== null) await store.setFact(FACT, '')
}

async function find(home: string, kind: 'directory', run: RunContext): Promise<string | null> {
  const page = await read(home, run)
  if (page === null) return null
  const links = scoreLinks(pageLinks(page.text), kind).filter(({ score }) => score >= LEAST_LOOKED_AT)
  const { targetEvidence } = await import('../extract/directory/target-evidence.ts')
  let best: { url: string; score: number; reasons: string[] } | null = null
  for (const link of links.slice(0, MOST_LOOKS)) {
    const address = resolveLink(link.url, page.url)
    const target = address === null ? null : await read(address, run)
    if (target === null) continue
    const { points, reason } = targetEvidence(target.text, target.url, kind)
    const scored = { url: target.url, score: Math.min(10, link.score + points), reasons: [...link.reasons, reason] }
    run.log.info({ ...scored, reasons: scored.reasons.join(', ') }, 'candidate for the directory')
    if (best === null || scored.score > best.score) best = scored
  }
  if (best !== null && best.score >= ACCEPTED_FROM) {
    run.log.info({ url: best.url, score: best.score }, 'directory found')
    return best.url
  }
  const why = best === null ? 'no link speaks of one' : `the best link, ${best.url}, scores ${best.score} of 10`
  run.counters.listing.first_failure ??= {
    kind: 'gone',
    message: `no directory was found from ${home}: ${why}; name it in listing.url_template`,
    status: null,
  }
  return null
}

async function read(url: string, run: RunContext): Promise<{ text: string; url: string } | null> {
  const fetched = await run.client.fetch(url, { operation: 'listing', signal: run.aborting })
  if (!fetched.ok) {
    const { kind, message, status } = fetched.failure
    run.log.warn({ url, why: `${kind}: ${message}` }, 'page not looked at')
    if (kind !== 'aborted') run.counters.listing.first_failure ??= { kind, message, status }
    return null
  }
  return { text: (await decodedPage(fetched.page, run)).text, url: fetched.page.url }
}
