import type { UrlFilters } from '../../config/source.ts'
import { urlExpression } from '../../config/expand/url-expression.ts'

/** Why the config's filters leave a URL out, e.g. 'deny_domains', or null when it may stay. */
export type UrlFilter = (url: string) => keyof UrlFilters | null

/** Compiled once per source. The config floor has checked the expressions. */
export function createUrlFilter(filters: UrlFilters): UrlFilter {
  const allowed = filters.allow_domains.map(lowerCase)
  const denied = filters.deny_domains.map(lowerCase)
  const pathExpressions = filters.deny_path_regex.map(urlExpression)
  const urlExpressions = filters.deny_url_regex.map(urlExpression)
  return (url) => {
    const { hostname, pathname } = new URL(url)
    if (allowed.length > 0 && !allowed.some((domain) => isWithin(hostname, domain))) return 'allow_domains'
    if (denied.some((domain) => isWithin(hostname, domain))) return 'deny_domains'
    if (filters.deny_path_prefixes.some((prefix) => pathname.startsWith(prefix))) return 'deny_path_prefixes'
    if (pathExpressions.some((it) => it.test(pathname))) return 'deny_path_regex'
    if (urlExpressions.some((it) => it.test(url))) return 'deny_url_regex'
    return null
  }
}

/** A domain covers its subdomains. */
function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`)
}

function lowerCase(domain: string): string {
  return domain.toLowerCase()
}
