/** Remembers what sites set, within limits, for the life of one client: enough for pages behind a cookie redirect. */
export interface CookieJar {
  /** The pairs to send, by name. */
  pairsFor: (url: URL) => Map<string, string>
  store: (url: URL, lines: string[]) => void
  /** Grows with every change. */
  version: () => number
}

interface Cookie {
  name: string
  value: string
  /** Null for a cookie of exactly the host that set it. */
  domain: string | null
  host: string
  path: string
  secure: boolean
  expires: number
}

const MOST_PER_HOST = 50
const MOST_HOSTS = 200
const MOST_BYTES = 4096

/** Follows RFC 6265 as far as a crawler without scripts and forms needs it. Public suffixes are not known to it. */
export function createCookieJar(today: () => number = Date.now): CookieJar {
  const byHost = new Map<string, Map<string, Cookie>>()
  let version = 0

  function put(cookie: Cookie): void {
    const owner = cookie.domain ?? cookie.host
    const cookies = byHost.get(owner) ?? new Map<string, Cookie>()
    const key = `${cookie.name};${cookie.path}`
    const gone = cookie.expires <= today()
    if (gone ? !cookies.has(key) : cookies.get(key)?.value === cookie.value) return
    version++
    if (gone) {
      cookies.delete(key)
      return
    }
    cookies.set(key, cookie)
    byHost.set(owner, cookies)
    if (cookies.size > MOST_PER_HOST) cookies.delete(cookies.keys().next().value!)
    if (byHost.size > MOST_HOSTS) byHost.delete(byHost.keys().next().value!)
  }

  return {
    pairsFor(url) {
      const pairs = new Map<string, string>()
      if (byHost.size === 0) return pairs
      for (const domain of parentsOf(url.hostname)) {
        for (const cookie of byHost.get(domain)?.values() ?? []) {
          if (fits(cookie, url) && cookie.expires > today()) pairs.set(cookie.name, cookie.value)
        }
      }
      return pairs
    },
    store(url, lines) {
      for (const line of lines) {
        const cookie = parse(line, url, today())
        if (cookie) put(cookie)
      }
    },
    version: () => version,
  }
}

/** a.b.example, b.example: the domains whose cookies a host may be sent. */
function parentsOf(hostname: string): string[] {
  if (/^[\d.]+$|:/.test(hostname)) return [hostname]
  const labels = hostname.split('.')
  return labels.map((_, i) => labels.slice(i).join('.')).filter((name, i) => i === 0 || name.includes('.'))
}

function fits(cookie: Cookie, url: URL): boolean {
  if (cookie.domain === null && cookie.host !== url.hostname) return false
  if (cookie.secure && url.protocol !== 'https:') return false
  if (!url.pathname.startsWith(cookie.path)) return false
  return cookie.path.endsWith('/') || [undefined, '/'].includes(url.pathname[cookie.path.length])
}

function parse(line: string, url: URL, today: number): Cookie | null {
  const [pair = '', ...attributes] = line.split(';')
  const cut = pair.indexOf('=')
  const name = pair.slice(0, cut).trim()
  const value = pair.slice(cut + 1).trim()
  // Sent back as they came, so nothing may stand in them that could not have come.
  if (cut < 1 || pair.length > MOST_BYTES || /[^\u0021-\u007e\u0080-\u00ff ]/.test(name + value)) return null

  const cookie: Cookie = {
    name,
    value,
    domain: null,
    host: url.hostname,
    path: defaultPath(url),
    secure: false,
    expires: Infinity,
  }
  let maxAge: number | null = null
  for (const attribute of attributes) {
    const [key = '', text = ''] = attribute.split(/=(.*)/s).map((part) => part.trim())
    switch (key.toLowerCase()) {
      case 'domain': {
        const domain = text.replace(/^\./, '').toLowerCase()
        if (domain === '' || domain === url.hostname) break
        if (!parentsOf(url.hostname).includes(domain)) return null
        cookie.domain = domain
        break
      }
      case 'path':
        if (text.startsWith('/')) cookie.path = text
        break
      case 'secure':
        cookie.secure = true
        break
      case 'max-age':
        if (/^-?\d+$/.test(text)) maxAge = Number(text)
        break
      case 'expires': {
        const at = Date.parse(text.replaceAll('-', ' '))
        if (!Number.isNaN(at)) cookie.expires = at
        break
      }
    }
  }
  if (maxAge !== null) cookie.expires = today + maxAge * 1000
  return cookie
}

function defaultPath({ pathname }: URL): string {
  const cut = pathname.lastIndexOf('/')
  return cut <= 0 ? '/' : pathname.slice(0, cut)
}
