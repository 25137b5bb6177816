import { type AnyDeclaration, declarationOf, type Listing } from '../listings/listing-types.ts'
import type { Login } from '../login.ts'
import { fillTemplate, placeholders } from './url-template.ts'
import { withStandIns } from './variables.ts'

/** The absolute URLs that a config itself names, with 1 for every placeholder: a host never depends on one. */
export function ownUrls({ base_url, listing, login }: OwnUrls): string[] {
  const type: AnyDeclaration = declarationOf(listing)
  const further = (type.urls?.(listing) ?? []).filter((url) => url !== null)
  const urls = [base_url, ...listing.url_template, ...further, ...(login?.kind === 'steps' ? [login.url] : [])]
  const filled = urls.map(withStandIns).map((url) => {
    return fillTemplate(url, Object.fromEntries(placeholders(url).map((name) => [name, 1])))
  })
  return filled.map((url) => new URL(url, filled[0]).href)
}

interface OwnUrls {
  base_url: string
  listing: Listing
  login?: Login
}

/** Each host (name[:port], lower case) of some absolute URLs, sorted. */
export function hostsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map(hostOf))].sort()
}

/** Each origin of some absolute URLs. */
export function originsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).origin))]
}

function hostOf(url: string): string {
  const { hostname, port } = new URL(url)
  const name = hostname.replace(/\.$/, '')
  return port === '' ? name : `${name}:${port}`
}
