// Serves the sites of a folder of configs, one port a host: told by messages { open: hosts }, { serve: folder, ... }, {
// tell: true }.
import { createServer, type ServerResponse } from 'node:http'
import { openLedger } from '../../demo/web/ledger.ts'
import { randomFrom } from '../../demo/web/random.ts'
import { listen } from '../../demo/web/server.ts'
import { loadFleet } from '../../src/config/files/load.ts'
import { scraperId } from '../../src/config/source.ts'
import { changesOf, type Site, siteOf } from './site.ts'

export type Order =
  | { open: number }
  /** `outage`: seconds for which every third host is dead after its first 15 requests. */
  | {
      serve: string
      articles: number
      today: string
      latency: { min: number; max: number }
      faults: number
      outage: number
    }
  /** `changed`: so many sites have another markup from now on. */
  | { articles: number; changed: number }
  | { tell: true }

const ledger = openLedger()
let sites: Site[] = []
let grown: (articles: number, changed: number) => void = () => {}
let latency = { min: 0, max: 0 }
let faults = 0
let outage = 0
let asked = 0

process.on('message', (order: Order) => void obey(order))

async function obey(order: Order): Promise<void> {
  if ('open' in order) {
    const ports = await Promise.all(Array.from({ length: order.open }, open))
    process.send!(ports)
  } else if ('serve' in order) {
    const { sources } = await loadFleet(order.serve, [], order.serve)
    grown = (articles, changed) => {
      const changes = changesOf(sources, changed)
      sites = sources.map((source) => siteOf(source, articles, new Date(order.today), changes.get(scraperId(source))))
    }
    ;({ latency, faults, outage } = order)
    grown(order.articles, 0)
    process.send!(sources.length)
  } else if ('articles' in order) {
    grown(order.articles, order.changed)
    process.send!(order.articles)
  } else {
    process.send!(ledger.evidence())
  }
}

async function open(_: unknown, index: number): Promise<number> {
  let origin = ''
  let served = 0
  let died = Infinity
  const isDead = (): boolean => {
    if (index % 3 !== 0 || outage === 0) return false
    if (++served === 15) died = performance.now()
    return performance.now() >= died && performance.now() < died + outage * 1000
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const url = new URL(origin + path)
    const leave = ledger.arrive(url.host, path, null)
    response.on('close', () => {
      if (!response.writableEnded) leave(null)
    })
    if (isDead()) {
      leave(null)
      response.destroy()
      return
    }
    const random = randomFrom(`${path} ${asked++}`)
    setTimeout(
      () => {
        const { status, retryAfter } = answer(url, random.int(0, 999) < faults * 1000, response)
        leave({ status, retryAfter })
      },
      random.int(latency.min, latency.max),
    )
  })
  server.keepAliveTimeout = 60_000
  origin = await listen(server)
  return Number(new URL(origin).port)
}

function answer(url: URL, isFault: boolean, response: ServerResponse): { status: number; retryAfter: number | null } {
  const reply = (status: number, headers: Record<string, string>, text: string): number => {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text)
    return status
  }
  if (url.pathname === '/robots.txt') {
    return {
      status: reply(200, { 'content-type': 'text/plain' }, 'User-agent: *\nDisallow: /admin/\n'),
      retryAfter: null,
    }
  }
  if (isFault) {
    const kind = asked % 3
    if (kind === 0) return { status: reply(500, {}, 'broken'), retryAfter: null }
    if (kind === 1) return { status: reply(429, { 'retry-after': '2' }, 'slower'), retryAfter: 2 }
    response.destroy()
    return { status: 0, retryAfter: null }
  }
  for (const site of sites) {
    if (!site.source.hosts.includes(url.host)) continue
    const found = site.answer(url)
    if (found === null) continue
    const type = found.type === 'json' ? 'application/json' : 'text/html; charset=utf-8'
    return { status: reply(200, { 'content-type': type }, found.text), retryAfter: null }
  }
  return { status: reply(404, { 'content-type': 'text/plain' }, `nothing at ${url.href}`), retryAfter: null }
}
