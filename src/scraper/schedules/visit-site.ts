import { createSitemapReader } from '../../extract/sitemap/read-sitemap.ts'
import { mergeFacts } from '../../extract/schedule/merge-facts.ts'
import { isMarkup, pageFacts } from '../../extract/schedule/page-facts.ts'
import { htmlText } from '../../extract/tree/html-text.ts'
import type { ScheduleReading } from '../../config/source.ts'
import type { Fact } from '../../hours/fact.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import type { RunContext } from '../run-context.ts'
import { decodedPage } from '../pages/decoded-page.ts'
import { sitemapText } from '../walk/sitemap-text.ts'
import { linkedPages, mappedPages, type ScheduledPage } from './choose-pages.ts'

/** What came of one site; `answered` is false where not one page could be had. */
export interface SiteVisit {
  facts: Fact[]
  disagreements: string[]
  pages: number
  answered: boolean
}

/** What else is said of the times of a page, beside what rules have read. */
export type SecondOpinion = (text: string, facts: Fact[], url: string) => Promise<Fact[]>

/**
 * Visits the web site of a record for its recurring times: the page that the record names, then the pages whose links,
 * or addresses in the sitemap, speak of times, the best first. Robots, pace and breaker are those of every request.
 */
export async function visitSite(
  home: string,
  { kinds, max_pages }: ScheduleReading,
  run: RunContext,
  opinion: SecondOpinion | null = null,
): Promise<SiteVisit> {
  const asked = new Set<string>()
  const found: Fact[][] = []
  let queue: ScheduledPage[] = [{ url: home, score: 10 }]
  let answered = false
  let mapped = false
  const offer = (pages: readonly ScheduledPage[]): void => {
    for (const page of pages) if (!asked.has(page.url) && !queue.some(({ url }) => url === page.url)) queue.push(page)
    queue = queue.toSorted((a, b) => b.score - a.score)
  }
  while (asked.size < max_pages && !run.stopping.aborted) {
    const next = queue.shift()
    if (next === undefined) {
      if (mapped || !answered) break
      mapped = true
      offer(mappedPages(await sitemapOf(home, run), home, kinds))
      continue
    }
    asked.add(next.url)
    const page = await textOf(next.url, run)
    if (page === null) continue
    answered = true
    asked.add(canonicalUrl(page.url) ?? page.url)
    const { text, url } = page
    const facts = pageFacts(text, { url, kinds, language: run.task.config.language?.slice(0, 2) ?? null })
    found.push(opinion === null || !isMarkup(text) ? facts : await opinion(htmlText(text), facts, url))
    offer(linkedPages(page.text, page.url, kinds))
    run.watchdog.touch()
  }
  return { ...mergeFacts(found), pages: asked.size, answered }
}

async function textOf(url: string, run: RunContext): Promise<{ text: string; url: string } | null> {
  const fetched = await run.client.fetch(url, { operation: 'detail', signal: run.aborting })
  if (!fetched.ok) {
    run.log.info({ url, why: `${fetched.failure.kind}: ${fetched.failure.message}` }, 'page of a site lost')
    return null
  }
  const type = fetched.page.headers['content-type'] ?? ''
  if (/^(?:image|audio|video|font)\/|pdf|zip/i.test(type)) return null
  return { text: (await decodedPage(fetched.page, run)).text, url: fetched.page.url }
}

/** Addresses of the map at the usual place, and of the first maps where that is an index. */
async function sitemapOf(home: string, run: RunContext): Promise<string[]> {
  const addresses: string[] = []
  const maps = [new URL('/sitemap.xml', home).href]
  for (let n = 0; n < maps.length && n < MOST_MAPS; n++) {
    const fetched = await run.client.fetch(maps[n]!, { operation: 'detail', signal: run.aborting })
    if (!fetched.ok) break
    const reader = createSitemapReader()
    try {
      for await (const chunk of sitemapText(fetched.page.body, null)) if (!reader.write(chunk)) break
    } catch {
      // A damaged map names what came before the damage.
    }
    const map = reader.end()
    if (map === null) break
    maps.push(...map.maps.map(({ url }) => url))
    addresses.push(...map.urls.map(({ url }) => url))
  }
  return addresses
}

const MOST_MAPS = 3
