import type { LinkKind } from '../../../discovery/link-kind.ts'
import { scoreLinks, type ScoredLink } from '../../../discovery/score-links.ts'
import { targetEvidence } from '../../../extract/directory/target-evidence.ts'
import { resolveLink } from '../../../extract/listing/link.ts'
import { pageLinks } from '../../../extract/listing/page-links.ts'
import { openPages } from '../../session/fetch-text.ts'

/** Pages behind links that are requested, and the score from which on they may be what is looked for. */
const MOST_LOOKS = 5
const LEAST_LOOKED_AT = 4

/** The links of a page of the web, scored; of sections the best are looked at, too. */
export async function scoreSite(
  url: string,
  kind: LinkKind,
  stateDir: string,
): Promise<{ ok: true; links: ScoredLink[] } | { ok: false; error: string }> {
  const pages = openPages(stateDir)
  try {
    const home = await pages.fetch(url)
    if (!home.ok) return home
    const links = scoreLinks(pageLinks(home.text), kind)
    return { ok: true, links: kind === 'articles' ? links : await lookAt(links, kind, home.url, pages) }
  } finally {
    await pages.close()
  }
}

async function lookAt(
  links: readonly ScoredLink[],
  kind: Exclude<LinkKind, 'articles'>,
  base: string,
  pages: ReturnType<typeof openPages>,
): Promise<ScoredLink[]> {
  const looked: ScoredLink[] = []
  for (const [n, link] of links.entries()) {
    const address = n < MOST_LOOKS && link.score >= LEAST_LOOKED_AT ? resolveLink(link.url, base) : null
    const page = address === null ? null : await pages.fetch(address)
    if (page === null || !page.ok) {
      looked.push(link)
      continue
    }
    const { points, reason } = targetEvidence(page.text, page.url, kind)
    const score = Math.max(0, Math.min(10, link.score + points))
    looked.push({ ...link, score, reasons: [...link.reasons, `${points >= 0 ? '+' : ''}${points} ${reason}`] })
  }
  return looked.toSorted((a, b) => b.score - a.score)
}
