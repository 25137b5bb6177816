// A newspaper whose pages are built by scripts, in a process of its own, beside pages that do what they should not.
// Started by start-built-site.ts; orders come over IPC, and it keeps a log of what it was asked, as evidence.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface BuiltSiteOptions {
  articles: number
  per_page: number
  robots: string
  /** By path: what stands in the place of a page's script. */
  scripts: Record<string, string>
  /** By path: a page as it is sent, in place of the frame of the application. */
  pages: Record<string, string>
  /** By path: a status in place of an answer, so often (always, when it is missing). */
  faults: Record<string, { status: number; times?: number; hangs?: boolean }>
  /** Articles are whole as they are sent. */
  /** By path: a file to be saved. */
  files: Record<string, string>
  /** By path: where it leads. */
  redirects: Record<string, string>
  plain_articles: boolean
  latency_ms: number
}

export interface BuiltAsked {
  path: string
  at: number
  method: string
  headers: Record<string, string>
}

const DEFAULTS: BuiltSiteOptions = {
  articles: 6,
  per_page: 3,
  robots: '',
  scripts: {},
  pages: {},
  faults: {},
  files: {},
  redirects: {},
  plain_articles: false,
  latency_ms: 0,
}

let options = DEFAULTS
const asked: BuiltAsked[] = []

const server = createServer((request, response) => {
  const { url = '', method = '', headers } = request
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  asked.push({ path: url, at: performance.now(), method, headers: flat })
  setTimeout(() => answer(request, response), options.latency_ms)
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))

process.on('message', (order: { set?: Partial<BuiltSiteOptions>; log?: true }) => {
  if (order.set !== undefined) options = { ...options, ...order.set }
  process.send?.(order.log === true ? { log: asked } : {})
})
process.on('disconnect', () => process.exit(0))

/** What the application does in a browser: asks the API, and builds the list or the article. */
const APPLICATION = `
const at = location.pathname.split('/')
const root = document.getElementById('root')
const build = async () => {
  if (at[1] === 'page') {
    const list = await (await fetch('/api/list?page=' + at[2])).json()
    for (const { id, title } of list) {
      const card = document.createElement('div')
      card.className = 'card'
      card.innerHTML = '<a href="/story/' + id + '">' + title + '</a>'
      root.append(card)
    }
    if (list.length === 0) root.innerHTML = '<p>Nothing more. <a href="/page/1">Back</a></p>'
  } else {
    const story = await (await fetch('/api/story?id=' + at[2])).json()
    root.innerHTML = '<h1>' + story.title + '</h1><time datetime="' + story.day + '"></time><div class="story"></div>'
    for (const text of story.text) {
      const p = document.createElement('p')
      p.textContent = text
      root.querySelector('.story').append(p)
    }
  }
}
build()
`

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://site')
  const { pathname: path } = url
  const fault = options.faults[path]
  if (fault !== undefined && (fault.times ?? 1) > 0) {
    if (fault.times !== undefined) fault.times--
    if (fault.hangs === true) return
    return send(response, 'text/plain', 'no', fault.status)
  }
  if (path === '/robots.txt') return send(response, 'text/plain', options.robots)
  const own = options.pages[path]
  const file = options.files[path]
  const leads = options.redirects[path]
  if (file !== undefined) return send(response, 'application/pdf', file, 200, { 'content-disposition': 'attachment' })
  if (leads !== undefined) return send(response, 'text/plain', '', 302, { location: leads })
  if (own !== undefined) return send(response, 'text/html; charset=utf-8', own)
  if (path === '/app.js') return send(response, 'text/javascript', APPLICATION, 200, { 'cache-control': 'max-age=600' })
  if (path === '/api/list') return json(response, listed(Number(url.searchParams.get('page'))))
  if (path === '/api/story') return json(response, story(Number(url.searchParams.get('id'))))
  if (/\.(png|css|woff2|mp4)$/.test(path)) return send(response, 'application/octet-stream', '')
  if (options.plain_articles && path.startsWith('/story/')) {
    const { title, day, text } = story(Number(path.split('/')[2]))
    const body = text.map((words) => `<p>${words}</p>`).join('')
    return send(
      response,
      'text/html; charset=utf-8',
      `<!doctype html><h1>${title}</h1><time datetime="${day}"></time><div class="story">${body}</div><script src="/app.js"></script>`,
    )
  }
  if (/^\/(page|story)\//.test(path)) {
    const script = options.scripts[path]
    return send(response, 'text/html; charset=utf-8', frame(script ?? null), 200, { etag: '"frame"' })
  }
  send(response, 'text/plain', 'nothing here', 404)
}

function frame(script: string | null): string {
  const application = script === null ? '<script src="/app.js"></script>' : `<script>${script}</script>`
  return `<!doctype html><html><head><title>Built</title><link rel="stylesheet" href="/look.css"></head>
<body><div id="root"></div><img src="/one.png"><img src="/two.png">${application}</body></html>`
}

function listed(page: number): { id: number; title: string }[] {
  const { articles, per_page } = options
  const first = (page - 1) * per_page + 1
  return Array.from({ length: Math.max(0, Math.min(per_page, articles - first + 1)) }, (_, i) => ({
    id: first + i,
    title: `Story ${first + i}`,
  }))
}

function story(id: number): { title: string; day: string; text: string[] } {
  return {
    title: `Story ${id}`,
    day: `2026-01-${String(id % 28 || 28).padStart(2, '0')}`,
    text: [1, 2, 3].map((n) => `Paragraph ${n} of story ${id}, with as many words as a paragraph has.`),
  }
}

function json(response: ServerResponse, value: unknown): void {
  send(response, 'application/json', JSON.stringify(value))
}

function send(
  response: ServerResponse,
  type: string,
  body: string,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}
