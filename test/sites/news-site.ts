// A newspaper on loopback, in a process of its own: listings that end in different ways, articles, and faults by path.
// Started by start-news-site.ts, which sends orders over IPC; it keeps a log of what it was asked, as evidence.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

export interface NewsSiteOptions {
  /** Their ids are 1 to `articles`; listings show the newest, that is the highest, first. */
  articles: number
  per_page: number
  /** What a page behind the last one is. */
  end: '404' | 'empty' | 'repeat' | 'redirect_home' | 'redirect_first' | 'endless' | 'shuffle' | 'sessions'
  robots: string | null
  latency_ms: number
  /** By path, with or without query; `times` is how often it happens (always, when it is missing). */
  faults: Record<string, Fault>
  /** Class names change with the layout. */
  listing_layout: string
  article_layout: string
  /** Most entries that the API gives at once. */
  api_cap: number
  /** Day of article id: this day for the newest, one day earlier for each before. YYYY-MM-DD. */
  newest_day: string
  /** Everything is answered with this status ... */
  all: number | null
  /** ... from this request on, robots.txt left out. */
  after: number
}

export interface Fault {
  status: number
  headers?: Record<string, string>
  body?: string
  times?: number
  /** The connection is cut before any answer. */
  reset?: boolean
  /** Nothing is ever answered. */
  hangs?: boolean
  /** The body is a gzip file. */
  gzip?: boolean
}

export interface Asked {
  path: string
  /** Milliseconds since the start of the site. */
  at: number
  status: number
  in_flight: number
}

export type Order = { set: Partial<NewsSiteOptions> } | { log: true } | { close: true }

const DEFAULTS: NewsSiteOptions = {
  articles: 20,
  per_page: 10,
  end: '404',
  robots: null,
  latency_ms: 0,
  faults: {},
  listing_layout: 'card',
  article_layout: 'story',
  api_cap: 1000,
  newest_day: '2026-01-31',
  all: null,
  after: 0,
}

let options = DEFAULTS
const asked: Asked[] = []
let inFlight = 0
let pages = 0

const server = createServer((request, response) => {
  const entry: Asked = { path: request.url ?? '', at: performance.now(), status: 0, in_flight: ++inFlight }
  asked.push(entry)
  response.on('close', () => {
    inFlight--
    entry.status = response.statusCode
  })
  void answer(request, response)
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))

process.on('message', (order: Order) => {
  if ('set' in order) options = { ...options, ...order.set }
  if ('close' in order) {
    server.closeAllConnections()
    server.close()
  }
  process.send?.('log' in order ? { log: asked } : { done: true })
})
process.on('disconnect', () => process.exit())

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://site')
  if (url.pathname === '/robots.txt') {
    return options.robots === null ? send(response, 404, 'none') : send(response, 200, options.robots, 'text/plain')
  }
  if (options.latency_ms > 0) await sleep(options.latency_ms)
  const fault = options.faults[request.url ?? ''] ?? options.faults[url.pathname]
  if (fault !== undefined && (fault.times === undefined || fault.times-- > 0)) {
    if (fault.hangs) return
    if (fault.reset) return void response.socket?.destroy()
    response.setHeaders(new Map(Object.entries(fault.headers ?? {})))
    return send(response, fault.status, fault.gzip ? gzipSync(fault.body ?? '') : (fault.body ?? 'fault'))
  }
  if (options.all !== null && ++pages > options.after) return send(response, options.all, 'closed')
  const article = /^\/(?:moved\/)?news\/(\d+)$/.exec(url.pathname)
  if (article !== null) return sendArticle(response, Number(article[1]))
  const page = /^\/page\/(\d+)$/.exec(url.pathname)
  if (page !== null) return sendPage(response, Number(page[1]))
  const day = /^\/archive\/(\d{4}-\d{2}-\d{2})$/.exec(url.pathname)
  if (day !== null) return send(response, 200, listing(idsOf(day[1] ?? '')))
  if (url.pathname === '/api') return sendJson(response, url.searchParams)
  if (url.pathname === '/') return send(response, 200, listing(pageIds(1)))
  return send(response, 404, 'no such page')
}

function sendPage(response: ServerResponse, page: number): void {
  const last = Math.ceil(options.articles / options.per_page)
  if (page >= 1 && page <= last) return send(response, 200, listing(pageIds(page)))
  switch (options.end) {
    case '404':
      return send(response, 404, 'no such page')
    case 'empty':
      return send(response, 200, listing([]))
    case 'repeat':
      return send(response, 200, listing(pageIds(last)))
    case 'redirect_home':
      return redirect(response, '/')
    case 'redirect_first':
      return redirect(response, '/page/1')
    case 'shuffle':
      return send(response, 200, listing(shuffled(page)))
    case 'sessions':
      return send(response, 200, listing(pageIds(1), `?session=${page}`))
    case 'endless':
      // A calendar: every page names days that no one wrote about.
      return send(response, 200, listing(Array.from({ length: options.per_page }, (_, i) => page * 1_000_000 + i)))
  }
}

function pageIds(page: number): number[] {
  const newest = options.articles - (page - 1) * options.per_page
  return Array.from({ length: Math.min(options.per_page, newest) }, (_, i) => newest - i)
}

/** Another choice of known articles for every page. */
function shuffled(page: number): number[] {
  return Array.from(
    { length: options.per_page },
    (_, i) => ((page * page * 31 + i * (page + 17)) % options.articles) + 1,
  )
}

function idsOf(day: string): number[] {
  const id = options.articles - (Date.parse(options.newest_day) - Date.parse(day)) / 86_400_000
  return id >= 1 && id <= options.articles ? [id] : []
}

function listing(ids: number[], query = ''): string {
  const cards = ids.map(
    (id) => `<li class="${options.listing_layout}"><a href="/news/${id}${query}">Article ${id}</a></li>`,
  )
  return html('News', `<ul>${cards.join('')}</ul>`)
}

function sendJson(response: ServerResponse, query: URLSearchParams): void {
  const offset = Number(query.get('offset') ?? 0)
  const size = Math.min(Number(query.get('size') ?? 10), options.api_cap)
  const ids = pageIds(1).slice(0, 0)
  for (let id = options.articles - offset; id >= 1 && ids.length < size; id--) ids.push(id)
  const withBody = query.has('bodies')
  const items = ids.map((id) => ({
    link: `/news/${id}`,
    title: `Article ${id}`,
    published: '2026-01-02',
    ...(withBody ? { body: `Body of article ${id}.` } : {}),
  }))
  send(response, 200, JSON.stringify({ total: options.articles, items }), 'application/json')
}

function sendArticle(response: ServerResponse, id: number): void {
  if (id > options.articles) return send(response, 200, html('Nothing', '<p>No news on this day.</p>'))
  const body = `<h1>Article ${id}</h1><time datetime="2026-01-02">2 January 2026</time>
    <div class="${options.article_layout}"><p>Body of article ${id}.</p></div>`
  send(response, 200, html(`Article ${id}`, body))
}

function html(title: string, body: string): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><a href="/">Home</a>${body}</body></html>`
}

function redirect(response: ServerResponse, location: string): void {
  response.setHeader('location', location)
  send(response, 302, 'moved')
}

function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  type = 'text/html; charset=utf-8',
): void {
  if (!response.hasHeader('content-type')) response.setHeader('content-type', type)
  response.statusCode = status
  response.end(body)
}
