import type { Cookie } from 'playwright-core'

/** A cookie as a browser takes it. */
export type BrowserCookie = Pick<Cookie, 'name' | 'value' | 'domain' | 'path' | 'expires' | 'httpOnly' | 'secure'> & {
  sameSite?: Cookie['sameSite']
}

/** What the Set-Cookie lines of an answer tell a browser (RFC 6265, 5.2 and 5.3); lines that are none are dropped. */
export async function browserCookies(url: URL, lines: string[]): Promise<BrowserCookie[]> {
  if (lines.length === 0) return []
  const { Cookie: Line } = await import('tough-cookie')
  return lines.flatMap((line) => {
    const read = Line.parse(line)
    if (read === undefined) return []
    const { key, value, domain, path, httpOnly, secure } = read
    const ends = read.expiryTime()
    return [
      {
        name: key,
        value,
        domain: domain === null ? url.hostname : `.${domain}`,
        path: path ?? defaultPath(url),
        expires: ends === undefined || ends === Infinity ? -1 : Math.floor(ends / 1000),
        httpOnly,
        secure,
        ...sameSite(read.sameSite),
      },
    ]
  })
}

/** The Cookie header of a request: what a browser has for its URL, and what else it would carry. */
export function cookieHeader(held: Pick<Cookie, 'name' | 'value'>[], header: string | undefined): string | undefined {
  const names = new Set(held.map(({ name }) => name))
  const others = pairsIn(header ?? '').filter(({ name }) => !names.has(name))
  const pairs = [...held, ...others].map(({ name, value }) => `${name}=${value}`)
  return pairs.length === 0 ? undefined : pairs.join('; ')
}

/** The cookies of a Cookie header. */
export function pairsIn(header: string): { name: string; value: string }[] {
  return header.split(/; ?/).flatMap((pair) => {
    const at = pair.indexOf('=')
    return at < 1 ? [] : [{ name: pair.slice(0, at), value: pair.slice(at + 1) }]
  })
}

/** A browser's cookies for a URL as the Set-Cookie lines that would have made them. */
export function setCookieLines(held: Pick<Cookie, 'name' | 'value' | 'path' | 'secure'>[]): string[] {
  return held.map(({ name, value, path, secure }) => `${name}=${value}; Path=${path}${secure ? '; Secure' : ''}`)
}

/** The cookies of a config, which go to the source's own hosts alone. */
export function configuredCookies({
  cookies,
  origins,
}: {
  cookies: Record<string, string>
  origins: string[]
}): { name: string; value: string; url: string }[] {
  return origins.flatMap((url) => Object.entries(cookies).map(([name, value]) => ({ name, value, url })))
}

/** RFC 6265, 5.1.4. */
function defaultPath({ pathname }: URL): string {
  const end = pathname.lastIndexOf('/')
  return end <= 0 ? '/' : pathname.slice(0, end)
}

function sameSite(written: string | undefined): Pick<BrowserCookie, 'sameSite'> {
  switch (written?.toLowerCase() ?? '') {
    case 'strict':
      return { sameSite: 'Strict' }
    case 'lax':
      return { sameSite: 'Lax' }
    case 'none':
      return { sameSite: 'None' }
    default:
      return {}
  }
}
