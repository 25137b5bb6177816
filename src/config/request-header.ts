// Belong to one connection (RFC 9110, 7.6.1) or describe a body that a GET does not have: sent by hand they can only harm.
const CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
]
const BODY = ['content-encoding', 'content-length', 'content-type', 'content-language', 'content-range']

/** Whether a header that a config asks for is sent; the others are left out, and `check` says so. */
export function isSentHeader(name: string): boolean {
  return whyNotSent(name) === null
}

export function whyNotSent(name: string): string | null {
  const lower = name.toLowerCase()
  if (CONNECTION.includes(lower)) return 'it belongs to the connection, not to the request'
  if (BODY.includes(lower)) return 'it describes a body, and a GET has none'
  return null
}
