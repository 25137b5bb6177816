import type { SessionCookie } from './session-cookie.ts'

/**
 * The cookies of a file in the format of Netscape, which browsers, curl and their extensions write: seven fields a line
 * with tabs between them (domain, whether for the hosts below, path, whether only by https, when it ends, name, value).
 * Lines that are none are passed over; null for a file without any cookie.
 */
export function parseCookiesTxt(text: string): SessionCookie[] | null {
  const cookies = text.split(/\r\n|\r|\n/).flatMap((line) => readLine(line) ?? [])
  return cookies.length === 0 ? null : cookies
}

/** Before the domain of a cookie that no script may read; else a `#` begins a comment. */
const HTTP_ONLY = '#HttpOnly_'

function readLine(line: string): SessionCookie | null {
  const httpOnly = line.startsWith(HTTP_ONLY)
  if (line.startsWith('#') && !httpOnly) return null
  const fields = (httpOnly ? line.slice(HTTP_ONLY.length) : line).split('\t')
  if (fields.length < 6) return null
  const [domain = '', below = '', path = '/', secure = '', expires = '0', name = '', ...value] = fields
  const host = domain.trim().replace(/^\./, '').toLowerCase()
  if (!URL.canParse(`http://${host}/`) || host === '' || name === '') return null
  const seconds = Math.floor(Number(expires))
  return {
    name,
    value: value.join('\t'),
    domain: /^true$/i.test(below) || domain.startsWith('.') ? `.${host}` : host,
    path: path.startsWith('/') ? path : '/',
    // 0 is a cookie of the session that was going on when the file was written.
    expires: Number.isFinite(seconds) && seconds > 0 ? seconds : -1,
    httpOnly,
    secure: /^true$/i.test(secure),
  }
}
