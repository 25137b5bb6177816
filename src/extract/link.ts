/**
 * The http(s) address that a link on `base` leads to; null when it leads nowhere that can be fetched (javascript:, mailto:,
 * a mere fragment) or is no URL.
 */
export function resolveLink(link: string, base: string): string | null {
  const text = link.trim()
  if (text === '' || text.startsWith('#')) return null
  const url = URL.parse(text, base) ?? URL.parse(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null
}
