// A newspaper of any size on loopback, made while it is asked: node site.ts <articles>. Articles of 4 to 24 KB,
// listings of 100. Tells its parent its origin, each 10,000th article served and, asked to, what it was asked since the
// last time.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the parent is told on `report`. */
export interface Report {
  /** Unix time in ms of the first request of any kind since the last report; null without one. */
  first_at: number | null
  articles: number
  /** Requests for an article that had been asked for before, since the site began. */
  again: number
}

const PER_LISTING = 100
const EVERY = 10_000
const TEXTS = Array.from({ length: 97 }, (_, i) => {
  const words = Array.from({ length: 60 }, (__, j) => `word${(i * 31 + j * 17) % 1009}`)
  return `<p class="par">${words.join(' ')} <a href="/topic/${i}">more of ${i}</a>.</p>`
})
const MENU = Array.from(
  { length: 40 },
  (_, i) => `<li class="item"><a href="/section/${i}">Section ${i}</a></li>`,
).join('')
const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title><script>var slots = [1, 2, 3]</script></head>
<body><nav><ul>${MENU}</ul></nav><main>`
const FOOT = `</main><footer><ul>${MENU}</ul></footer></body></html>`

const articles = Number(process.argv[2])
const seen = new Uint8Array(articles + 1)
let report: Report = { first_at: null, articles: 0, again: 0 }
let served = 0

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  report.first_at ??= Date.now()
  const [, kind, n] = /^\/(news|page)\/(\d+)$/.exec(request.url ?? '') ?? []
  const page = kind === 'news' ? article(Number(n)) : kind === 'page' ? listing(Number(n)) : null
  response.writeHead(page === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(page ?? 'no such page')
})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
process.on('message', () => {
  process.send?.({ report })
  report = { ...report, first_at: null }
})
process.on('disconnect', () => process.exit(0))

function article(n: number): string | null {
  if (n < 1 || n > articles) return null
  report.articles++
  if (seen[n] === 1) report.again++
  seen[n] = 1
  if (++served % EVERY === 0) process.send?.({ served })
  const paragraphs = Array.from({ length: 2 + ((n * 7919) % 39) }, (_, i) => TEXTS[(n * 13 + i) % TEXTS.length])
  return `${HEAD}<h1>Article ${n}</h1><time datetime="2026-01-01">1 January</time><div class="story"><p>Number ${n}.</p>
${paragraphs.join('\n')}</div>${FOOT}`
}

function listing(page: number): string | null {
  const first = (page - 1) * PER_LISTING + 1
  if (page < 1 || first > articles) return null
  const cards = Array.from({ length: Math.min(PER_LISTING, articles - first + 1) }, (_, i) => {
    return `<div class="card"><a href="/news/${first + i}">Article ${first + i}</a></div>`
  })
  return HEAD + cards.join('\n') + FOOT
}
