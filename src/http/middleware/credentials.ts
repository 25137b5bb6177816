import type { HttpClientOptions } from '../client-options.ts'
import type { CookieJar } from '../cookie-jar.ts'
import type { Interceptor } from '../exchange.ts'
import { userAgent } from '../../vocabulary/product.ts'
import { requestHeaders } from './request-headers.ts'

export interface CredentialsOptions {
  jar: CookieJar
  isOwn: (url: URL) => boolean
  /** Called for each header of the settings that is not sent. */
  onDrop: (name: string, why: string) => void
}

const FOR_EVERYBODY =
  /^(if-none-match|if-modified-since|user-agent|from|accept|accept-(language|encoding|charset)|referer|origin|cache-control|pragma|dnt|priority|save-data|upgrade-insecure-requests|x-requested-with|sec-.*)$/

/**
 * Says who we are: the headers of the source, its cookies and those that the site has set. What may let the source in
 * goes to its own hosts and nowhere else, wherever a redirect leads.
 */
export function createCredentials(
  settings: Pick<HttpClientOptions, 'headers' | 'cookies' | 'contact' | 'user_agent'>,
  { jar, isOwn, onDrop }: CredentialsOptions,
): Interceptor {
  const own = requestHeaders(settings.headers, settings.user_agent ?? userAgent(settings.contact), onDrop)
  const foreign = Object.fromEntries(Object.entries(own).filter(([name]) => !mayBeKey(name)))
  const configured = Object.entries(settings.cookies).map(([name, value]) => [name, value] as const)

  return (next) => async (request) => {
    const mine = isOwn(request.url)
    const headers = { ...(mine ? own : foreign), ...request.headers }
    const pairs = new Map([...(mine ? configured : []), ...jar.pairsFor(request.url)])
    if (pairs.size > 0) {
      const written = [...pairs].map(([name, value]) => `${name}=${value}`).join('; ')
      headers.cookie = headers.cookie === undefined ? written : `${headers.cookie}; ${written}`
    }
    const result = await next({ ...request, headers })
    if (result.ok && result.response.cookies.length > 0) await jar.store(request.url, result.response.cookies)
    return result
  }
}

/**
 * Whether a header (lower case) may let somebody in: any but those that say who we are, what we take, what we have and
 * how we got there. Sites call their keys what they like (X-Api-Key, X-Auth-Token).
 */
export function mayBeKey(name: string): boolean {
  return !FOR_EVERYBODY.test(name)
}
