import type { CookieStore } from './cookie-store.ts'
import { lineOf, type SessionCookie, urlOf } from './session-cookie.ts'

/** Remembers what sites set, within limits, for the life of one client: enough for pages behind a cookie redirect. */
export interface CookieJar {
  /** The pairs to send, by name. */
  pairsFor: (url: URL) => ReadonlyMap<string, string>
  /** Takes in the `Set-Cookie` lines of an answer; what is refused is dropped silently, as browsers do. */
  store: (url: URL, lines: string[]) => Promise<void>
  /** All of them, as they were set. */
  all: () => SessionCookie[]
  add: (cookies: readonly SessionCookie[]) => Promise<void>
  /** Grows whenever a value is new or gone; a cookie that is only renewed changes nothing. */
  version: () => number
}

/**
 * `today` is the time in ms since 1970. tough-cookie and the list of public suffixes take 17 ms of CPU to import, and
 * most sites set no cookie: they are loaded by the first one that does.
 */
export function createCookieJar(today: () => number = Date.now): CookieJar {
  let opening: Promise<CookieStore> | null = null
  let cookies: CookieStore | null = null
  const opened = async (): Promise<CookieStore> => {
    opening ??= import('./cookie-store.ts').then(({ createCookieStore }) => createCookieStore(today))
    cookies = await opening
    return cookies
  }
  return {
    pairsFor: (url) => cookies?.pairsFor(url) ?? NONE,
    async store(url, lines) {
      const kept = await opened()
      for (const line of lines) kept.store(url, line)
    },
    all: () => cookies?.all() ?? [],
    async add(added) {
      if (added.length === 0) return
      const kept = await opened()
      for (const cookie of added) kept.store(urlOf(cookie), lineOf(cookie))
    },
    version: () => cookies?.version() ?? 0,
  }
}

const NONE: ReadonlyMap<string, string> = new Map()
