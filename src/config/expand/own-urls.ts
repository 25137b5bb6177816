import { type AnyDeclaration, declarationOf, type Listing } from '../listings/listing-types.ts'
import { fillTemplate, placeholders } from './url-template.ts'

/** The absolute URLs that a config itself names, with 1 for every placeholder: a host never depends on one. */
export function ownUrls(base_url: string, listing: Listing): string[] {
  const type: AnyDeclaration = declarationOf(listing)
  const further = (type.urls?.(listing) ?? []).filter((url) => url !== null)
  const urls = [base_url, ...listing.url_template, ...further]
  const filled = urls.map((url) => fillTemplate(url, Object.fromEntries(placeholders(url).map((name) => [name, 1]))))
  return filled.map((url) => new URL(url, base_url).href)
}
