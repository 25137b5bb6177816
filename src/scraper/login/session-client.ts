import type { Login } from '../../config/login.ts'
import type { FetchOptions, FetchOutcome, HttpClient } from '../../http/client.ts'
import { isWebPage, readFormPage, type Viewer, viewerOf } from './judge-page.ts'
import type { Session } from './session.ts'

/**
 * The same client behind a login: a page that was made for somebody who is not logged in is never an answer. Where the
 * session is over, one page renews it while the others wait, and is then requested again.
 */
export function sessionClient(client: HttpClient, session: Session, page: PageContext): HttpClient {
  async function judge(requested: string, outcome: FetchOutcome, download: FetchOptions['download']): Promise<Viewer> {
    const seen = outcome.ok ? outcome.page.url : outcome.failure.url
    const isSentThere = isLoginPage(seen) && !isLoginPage(requested)
    if (!outcome.ok) {
      const { kind, status } = outcome.failure
      // Crawlers are often forbidden the page to which whoever is not logged in is redirected.
      if (kind === 'robots_disallowed') return isSentThere ? 'anonymous' : 'unknown'
      return status === 401 || status === 403 ? 'doubtful' : 'unknown'
    }
    if (outcome.page.from_cache) return 'unknown'
    const body = download?.beginning(ENOUGH) ?? outcome.page.body
    if (!isWebPage({ ...outcome.page, body })) return 'unknown'
    const whole = download?.beginning(LONGEST_PAGE) ?? body
    const viewer = viewerOf(await readFormPage({ ...outcome.page, body: whole }, page), page.login)
    if (isSentThere && viewer === 'doubtful') return 'anonymous'
    // An error page in the place of a document need not have the frame of the site, nor has the page of another site.
    const isApart = download !== undefined || !client.isOwn(outcome.page.url)
    return isApart && viewer === 'doubtful' ? 'unknown' : viewer
  }

  return {
    ...client,
    async fetch(url, options) {
      // Nobody is logged in elsewhere.
      if (!client.isOwn(url)) return client.fetch(url, options)
      for (let tries = 1; ; tries++) {
        const generation = await session.enter()
        if (generation === null) return ended(url)
        const outcome = await client.fetch(url, options)
        const viewer = await judge(url, outcome, options.download)
        if (viewer === 'member' || viewer === 'unknown') {
          if (outcome.ok) session.prove(generation, viewer === 'member' && options.download === undefined ? url : null)
          return outcome
        }
        if (outcome.ok) options.download?.remove()
        const next = tries > MOST_TRIES ? 'odd' : await session.doubt(generation, { url, viewer, probe })
        // Who is forbidden a page although logged in gets to hear what the site said.
        if (next === 'odd') return outcome.ok ? anonymous(outcome.page.url) : outcome
        if (next === 'ended') return ended(url)
      }
    },
  }

  function isLoginPage(url: string): boolean {
    if (page.login.kind !== 'steps') return false
    const [one, other] = [new URL(url), new URL(page.login.url)]
    return one.host === other.host && one.pathname === other.pathname
  }

  /** Whether a page that once showed a session still does. */
  async function probe(url: string, signal: AbortSignal | undefined): Promise<boolean> {
    const seen = await client.fetch(url, { operation: 'login', ...(signal === undefined ? {} : { signal }) })
    return (await judge(url, seen, undefined)) === 'member'
  }
}

export interface PageContext {
  login: Login
  charset: string | null
  country: string
}

/** Times that one page may find the session over. */
const MOST_TRIES = 3
/** Of a document: enough to see that it is a web page, and then to read that. In bytes. */
const ENOUGH = 1024
const LONGEST_PAGE = 1_000_000

function ended(url: string): FetchOutcome {
  return refused(url, 'aborted', 'the login has failed')
}

function anonymous(url: string): FetchOutcome {
  return refused(url, 'anonymous', `${url} is the page of somebody who is not logged in, although the session lives`)
}

function refused(url: string, kind: 'aborted' | 'anonymous', message: string): FetchOutcome {
  const host = URL.parse(url)?.host ?? ''
  return { ok: false, failure: { kind, url, host, status: null, attempts: 0, message, transient: true } }
}
