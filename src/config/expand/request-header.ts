// Hop-by-hop headers (RFC 9110, 7.6.1) are those of the connection, content headers describe a body, ranges ask for
// half a page. The HTTP client leaves them out, whatever a config says; here they are known so that `check` can tell.
const CONNECTION = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|http2-settings)$/
const BODY = /^content-(?!dpr$)/
const RANGE = /^(if-)?range$/

/** Why a request header of a config is not sent, or null when it is. */
export function whyNotSent(name: string): string | null {
  const lower = name.toLowerCase()
  if (CONNECTION.test(lower)) return 'it belongs to the connection, not to the request'
  if (BODY.test(lower)) return 'it describes a body, and a request for a page has none'
  return RANGE.test(lower) ? 'it asks for a part of a page' : null
}

/** Whether the value of a request header may well be a secret. */
export function isSecretHeader(name: string): boolean {
  return /^(proxy-)?authorization$|^cookie$|api[-_]?key|token|secret/i.test(name)
}
