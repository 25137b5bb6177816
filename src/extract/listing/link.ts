/**
 * The http(s) address that a link on `base` leads to; null when it leads nowhere that can be fetched (javascript:,
 * mailto:, a mere fragment) or is no URL. `encodeQuery` writes its query in the charset of its page, where that is not
 * UTF-8.
 */
export function resolveLink(link: string, base: string, encodeQuery: EncodeQuery | null = null): string | null {
  const written = link.trim()
  if (written === '' || written.startsWith('#')) return null
  const text = encodeQuery === null ? written : withQuery(written, encodeQuery)
  const url = URL.parse(text, base) ?? URL.parse(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null
}

/** Turns what is not ASCII in a query into what stands for it in a URL. */
export type EncodeQuery = (query: string) => string

function withQuery(link: string, encodeQuery: EncodeQuery): string {
  const hash = link.indexOf('#')
  const end = hash === -1 ? link.length : hash
  const start = link.indexOf('?')
  return start === -1 || start > end
    ? link
    : link.slice(0, start) + encodeQuery(link.slice(start, end)) + link.slice(end)
}
