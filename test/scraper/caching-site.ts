import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** A page as it is now; its validators are made from `etag` and `modified`. */
export interface CachedPage {
  body: string
  etag?: string
  modified?: string
  type?: string
  /** Answers with a redirect instead. */
  to?: string
}

export interface CachingSite {
  origin: string
  /** May be changed between two runs. */
  pages: Record<string, CachedPage>
  /**
   * What was asked since the last call: path, conditional headers and status; robots.txt and missing pages left out.
   */
  asked(): { path: string; headers: IncomingHttpHeaders; status: number }[]
}

/** A site that answers 304 by RFC 9110: by If-None-Match where it is sent, else by If-Modified-Since. */
export async function startCachingSite(t: TestContext, pages: Record<string, CachedPage>): Promise<CachingSite> {
  let asked: ReturnType<CachingSite['asked']> = []
  const site: CachingSite = { origin: '', pages, asked: () => asked.splice(0) }
  const server = createServer(({ url: path = '/', headers }, response) => {
    const page = site.pages[path]
    if (page === undefined) return void response.writeHead(404).end()
    const { body, etag, modified, type = 'text/html; charset=utf-8', to } = page
    const known = headers['if-none-match']
    const since = headers['if-modified-since']
    const unchanged =
      known === undefined
        ? since !== undefined && modified !== undefined && Date.parse(modified) <= Date.parse(since)
        : known === etag
    const status = to !== undefined ? 302 : unchanged ? 304 : 200
    asked.push({ path, headers, status })
    response.writeHead(status, {
      'content-type': type,
      ...(etag === undefined ? {} : { etag }),
      ...(modified === undefined ? {} : { 'last-modified': modified }),
      ...(to === undefined ? {} : { location: to }),
    })
    response.end(status === 200 ? body : undefined)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return site
}
