import type { UrlFilters } from '../../config/source.ts'
import { compileExpressions, type ExpressionTest } from './expression-test.ts'

/** Why the config's filters leave a URL out, e.g. 'deny_domains', or null when it may stay. */
export type UrlFilter = (url: string) => keyof UrlFilters | null

/** Compiled once per source. The config floor has checked the expressions. */
export async function createUrlFilter(filters: UrlFilters): Promise<UrlFilter> {
  const { allow_path_prefixes = [], allow_path_regex = [], allow_url_regex = [] } = filters
  const allowedHosts = filters.allow_domains.map(lowerCase)
  const denied = filters.deny_domains.map(lowerCase)
  const [denyPath, denyUrl, allowPath, allowUrl] = await Promise.all(
    [filters.deny_path_regex, filters.deny_url_regex, allow_path_regex, allow_url_regex].map(compileExpressions),
  )
  const isNamed = (path: string, url: string): boolean =>
    allow_path_prefixes.some((prefix) => path.startsWith(prefix)) ||
    matchesAny(allowPath, path) ||
    matchesAny(allowUrl, url)
  /** The first of those that are given stands for all in the count of what was skipped. */
  const allowKey = (['allow_path_prefixes', 'allow_path_regex', 'allow_url_regex'] as const).find(
    (key) => (filters[key] ?? []).length > 0,
  )
  return (url) => {
    const { hostname, pathname } = new URL(url)
    if (allowedHosts.length > 0 && !allowedHosts.some((domain) => isWithin(hostname, domain))) return 'allow_domains'
    if (denied.some((domain) => isWithin(hostname, domain))) return 'deny_domains'
    if (filters.deny_path_prefixes.some((prefix) => pathname.startsWith(prefix))) return 'deny_path_prefixes'
    if (matchesAny(denyPath, pathname)) return 'deny_path_regex'
    if (matchesAny(denyUrl, url)) return 'deny_url_regex'
    return allowKey !== undefined && !isNamed(pathname, url) ? allowKey : null
  }
}

function matchesAny(tests: ExpressionTest[] | undefined, text: string): boolean {
  return tests?.some((test) => test(text)) === true
}

/** A domain covers its subdomains. */
function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`)
}

function lowerCase(domain: string): string {
  return domain.toLowerCase()
}
