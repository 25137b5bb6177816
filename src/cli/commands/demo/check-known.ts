import type { Truth, Visit } from './contract.ts'
import type { Difference } from './difference.ts'

/** A run need not ask again for what an earlier one has stored: every such request is one difference. */
export function checkKnown(truth: Truth, visits: readonly Visit[]): Difference[] {
  const known = new Set<string>()
  for (const { site, records } of truth.scrapers) {
    for (const { url, fresh } of records) if (!fresh) known.add(`${site} ${pathOf(url)}`)
  }
  return visits
    .filter(({ site, path }) => known.has(`${site} ${path}`))
    .map(({ site, scraper, path }) => ({ scraper: scraper ?? site, what: `${path} is known and was fetched again` }))
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
