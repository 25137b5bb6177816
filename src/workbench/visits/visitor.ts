import { existsSync } from 'node:fs'
import { decodePage } from '../../http/charset/decode.ts'
import type { FailureKind } from '../../http/failure-kinds.ts'
import { createHttpClient } from '../../http/create-client.ts'
import { openHostTimes } from '../../runs/folder/host-times.ts'
import { hostsFolder } from '../../runs/folder/layout.ts'

/** An answer of a site that nothing is known of yet, or why there was none. */
export type Visited =
  | {
      ok: true
      /** Behind redirects. */
      url: string
      text: string
      /** Content-Type without its parameters; '' without one. */
      type: string
      charset: string
      headers: Record<string, string>
      body: Buffer
    }
  | { ok: false; url: string; kind: FailureKind; status: number | null; why: string }

/** Asks a site for a few pages, each once, as politely as a scraper does. */
export interface Visitor {
  get(url: string): Promise<Visited>
  /** Requests that were sent, robots.txt apart. */
  readonly requests: number
  /** What robots.txt was found to say, by host. */
  readonly robots: ReadonlyMap<string, string>
  close(): Promise<void>
}

/**
 * `stateDir` holds what earlier processes know of the pace of hosts, where it exists; `pace` is the least time between
 * two requests, in seconds.
 */
export function openVisitor(stateDir: string, pace = 1 / 3): Visitor {
  const robots = new Map<string, string>()
  const known = new Map<string, Promise<Visited>>()
  let requests = 0
  const client = createHttpClient({
    concurrency: 1,
    rate_limit: pace,
    retries: 1,
    retry_seconds: 1,
    request_timeout: 30,
    robots_wait: 5,
    robots: 'obey',
    headers: {},
    cookies: {},
    allow_private: false,
    max_wait_ms: 60_000,
    ...(existsSync(stateDir) ? { memory: openHostTimes(hostsFolder(stateDir)) } : {}),
    onEvent(event) {
      if (event.type === 'robots') robots.set(event.host, event.detail)
    },
  })

  const visit = async (url: string): Promise<Visited> => {
    requests++
    const fetched = await client.fetch(url, { operation: 'detail' })
    if (!fetched.ok) {
      const { kind, status, message } = fetched.failure
      return { ok: false, url, kind, status, why: message }
    }
    const { page } = fetched
    const { text, charset } = await decodePage(page, { charset: null })
    const type = (page.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()
    return { ok: true, url: page.url, text, type, charset, headers: page.headers, body: page.body }
  }

  return {
    get(url) {
      let visited = known.get(url)
      if (visited === undefined) known.set(url, (visited = visit(url)))
      return visited
    },
    get requests() {
      return requests
    },
    robots,
    close: () => client.close(),
  }
}
