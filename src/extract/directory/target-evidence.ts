import { scoreLinks } from '../../discovery/score-links.ts'
import { ACCEPTED_FROM, type LinkKind } from '../../discovery/link-kind.ts'
import { pageLinks } from '../listing/page-links.ts'
import { parseFast } from '../tree/parse/parse-fast.ts'
import { proposals } from './extractors.ts'

/** What a look at the page behind a link adds to its score, and why. */
export interface TargetEvidence {
  points: number
  reason: string
}

/** Looks whether a page is what was looked for: many links to articles, or rows with addresses and contacts. */
export function targetEvidence(html: string, url: string, kind: Exclude<LinkKind, 'articles'>): TargetEvidence {
  if (kind === 'listing') {
    const articles = scoreLinks(pageLinks(html), 'articles').filter(({ score }) => score >= ACCEPTED_FROM).length
    if (articles >= MANY) return { points: 2, reason: `the page behind has ${articles} links to articles` }
    return articles >= FEW
      ? { points: 0, reason: `the page behind has ${articles} links to articles` }
      : { points: -4, reason: 'the page behind lists no articles' }
  }
  const { elements } = parseFast(html)
  const best = proposals(html, elements, { base: url, country: null, elements })[0]
  const rows = best?.rows().map(({ row }) => row) ?? []
  const reached = rows.filter((row) => row.street ?? row.phone ?? row.email ?? row.postcode ?? row.latitude).length
  if (reached >= FEW)
    return { points: 3, reason: `the page behind has ${rows.length} records, ${reached} with an address or a contact` }
  return rows.length >= MANY
    ? { points: 0, reason: `the page behind has ${rows.length} records, without addresses` }
    : { points: -4, reason: 'the page behind lists nothing' }
}

const MANY = 8
const FEW = 3
