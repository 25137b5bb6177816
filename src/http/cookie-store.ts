import { Cookie, CookieJar, getPublicSuffix, MemoryCookieStore } from 'tough-cookie'
import type { SessionCookie } from './session-cookie.ts'

/** What a cookie jar holds once a site has set a cookie. */
export interface CookieStore {
  pairsFor: (url: URL) => Map<string, string>
  store: (url: URL, line: string) => void
  all: () => SessionCookie[]
  version: () => number
}

const MOST_PER_DOMAIN = 50
const MOST_DOMAINS = 200
const MOST_BYTES = 4096

/**
 * Cookies by RFC 6265 (tough-cookie), public suffixes included, with an end to how many are kept: the oldest go first.
 */
export function createCookieStore(today: () => number): CookieStore {
  const memory = new MemoryCookieStore()
  const jar = new CookieJar(memory, { allowSecureOnLocal: false })
  /** Values by domain, then by path and name, in the order in which they came. */
  const kept = new Map<string, Map<string, Cookie>>()
  let version = 0

  function keep(cookie: Cookie, domain: string): void {
    const known = kept.get(domain) ?? new Map<string, Cookie>()
    const id = `${cookie.path};${cookie.key}`
    const before = known.get(id)
    if (isOver(cookie, today())) {
      drop(cookie)
      if (known.delete(id)) version++
      return
    }
    if (before?.value !== cookie.value) version++
    kept.set(domain, known.set(id, cookie))
    const [oldest] = known.values()
    if (known.size > MOST_PER_DOMAIN && oldest !== undefined) {
      drop(oldest)
      known.delete(`${oldest.path};${oldest.key}`)
    }
    const [first] = kept.keys()
    if (kept.size > MOST_DOMAINS && first !== undefined) {
      kept.get(first)?.forEach(drop)
      kept.delete(first)
    }
  }

  function drop({ domain, path, key }: Cookie): void {
    if (domain !== null && path !== null) void memory.removeCookie(domain, path, key)
  }

  return {
    pairsFor({ href }) {
      const pairs = new Map<string, string>()
      // Longest path first (RFC 6265, 5.4): of two with one name a server takes the first.
      for (const cookie of jar.getCookiesSync(href, { expire: false, sort: true })) {
        if (!isOver(cookie, today()) && !pairs.has(cookie.key)) pairs.set(cookie.key, cookie.value)
      }
      return pairs
    },
    store({ href, hostname }, line) {
      const cookie = read(line, today())
      if (cookie === null) return
      // RFC 6265, 5.3, step 5: a host that is a public suffix, or an address, may name itself and nothing more.
      if (cookie.domain === hostname && getPublicSuffix(hostname, { ignoreError: true }) == null) cookie.domain = null
      const stored = jar.setCookieSync(cookie, href, { ignoreError: true })
      if (stored?.domain != null) keep(stored, stored.domain)
    },
    all: () =>
      [...kept.values()].flatMap((known) =>
        [...known.values()].filter((cookie) => !isOver(cookie, today())).map(asWritten),
      ),
    version: () => version,
  }
}

/** Null for what cannot be sent back as it came. */
function read(line: string, today: number): Cookie | null {
  const [pair = ''] = line.split(';', 1)
  if (pair.length > MOST_BYTES || /[^\u0020-\u007e\u0080-\u00ff]/.test(pair)) return null
  const cookie = Cookie.parse(line)
  if (cookie === undefined) return null
  // tough-cookie counts Max-Age from when a cookie was sent last, so that one in use would never be over.
  const { maxAge } = cookie
  if (typeof maxAge === 'number') cookie.expires = new Date(Math.min(today + maxAge * 1000, LATEST))
  cookie.maxAge = null
  return cookie
}

function asWritten({ key, value, domain, path, expires, httpOnly, secure, hostOnly }: Cookie): SessionCookie {
  return {
    name: key,
    value,
    domain: `${hostOnly === true ? '' : '.'}${domain ?? ''}`,
    path: path ?? '/',
    expires: expires instanceof Date ? Math.floor(expires.getTime() / 1000) : -1,
    httpOnly,
    secure,
  }
}

/** The last moment that a Date can hold. */
const LATEST = 8.64e15

function isOver({ expires }: Cookie, today: number): boolean {
  return expires instanceof Date && expires.getTime() <= today
}
