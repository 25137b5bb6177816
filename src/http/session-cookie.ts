/** A cookie as browsers write one down: the form of Playwright's `storageState`. */
export interface SessionCookie {
  name: string
  value: string
  /** With a dot before it for a cookie that goes to the hosts below, too. */
  domain: string
  path: string
  /** Seconds since 1970; -1 for a cookie that ends with its session. */
  expires: number
  httpOnly: boolean
  secure: boolean
}

/** A page that may set the cookie. */
export function urlOf({ domain, path, secure }: SessionCookie): URL {
  return new URL(path, `${secure ? 'https' : 'http'}://${domain.replace(/^\./, '')}`)
}

/** As its site would set it: the value of a Set-Cookie. */
export function lineOf({ name, value, domain, path, expires, httpOnly, secure }: SessionCookie): string {
  return [
    `${name}=${value}`,
    `Path=${path}`,
    ...(domain.startsWith('.') ? [`Domain=${domain.slice(1)}`] : []),
    ...(expires < 0 ? [] : [`Expires=${new Date(expires * 1000).toUTCString()}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
  ].join('; ')
}
