import { isTrackingParameter } from './tracking-parameters.ts'

/**
 * The one spelling under which a URL is known, or null for what is not a web page. Two URLs get the same spelling only
 * where no server can mean two pages by them: WHATWG parsing, no fragment (except #!, which names a page), no default
 * port, no dot behind the host, no credentials, no tracking parameters, one way of percent-encoding. Case of the path,
 * order of parameters, blank parameters, slashes at the end and www. all stay: somewhere each of them matters.
 */
export function canonicalUrl(text: string): string | null {
  if (text.length > LONGEST) return null
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null
  url.username = ''
  url.password = ''
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1)
  if (!url.hash.startsWith('#!')) url.hash = ''
  url.pathname = evenEncoding(url.pathname.replace(SESSION_IN_PATH, ''))
  url.search = withoutTracking(url.search)
  return url.href
}

/** Longer ones are data in disguise, or a trap that grows with every link. */
const LONGEST = 4096

const SESSION_IN_PATH = /;jsessionid=[^/;]*/gi

/** https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2: an encoded unreserved character means the same as itself. */
function evenEncoding(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (encoded, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase()
  })
}

// The text is cut at & and not read with URLSearchParams, which would write the parameters anew.
function withoutTracking(search: string): string {
  if (search === '') return ''
  const kept = search
    .slice(1)
    .split('&')
    .map(evenEncoding)
    .filter((pair) => !isTrackingParameter(pair))
  return kept.join('&')
}
