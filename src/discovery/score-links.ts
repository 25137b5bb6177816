import type { FoundLink, LinkKind, LinkScore } from './link-kind.ts'
import { scoreArticleLink } from './score-article-link.ts'
import { scoreSectionLink } from './score-section-link.ts'

/** A link with its score for one kind, and why. */
export type ScoredLink = FoundLink & LinkScore

/** Scores links for what is looked for, the best first; links that score alike keep their order. */
export function scoreLinks(links: readonly FoundLink[], kind: LinkKind): ScoredLink[] {
  const scored = links.map((link) => ({
    ...link,
    ...(kind === 'articles' ? scoreArticleLink(link) : scoreSectionLink(link, kind)),
  }))
  return scored.toSorted((a, b) => b.score - a.score)
}
