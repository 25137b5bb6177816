// Web servers on loopback that take their time, and write down what was asked of them and when: node slow-site.ts
// <SiteOptions as JSON>. Sends its origins; to any message it answers with the logs.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fateOf, item } from './items.ts'

export interface SiteOptions {
  hosts: number
  /** Items on each host. */
  items: number
  latency_ms: number
  /** Of the tries, those that fail in a way that passes. */
  faults?: { share: number; missing: number }
  /**
   * After so many items the first host loses every connection for so long. The listing then names the items of all
   * hosts.
   */
  outage?: { after: number; for_ms: number }
}

export interface HostLog {
  /** Start and end of every request for an item, in ms; robots.txt and the listing are not among them. */
  items: { n: number; start: number; end: number; fate: string }[]
  /** Requests of any kind but robots.txt that were under way at once, at most. */
  most_in_flight: number
  /** Least time between the starts of two of them, in ms. */
  least_gap_ms: number
  /** Longest that this server itself did nothing: by so much a gap may look shorter than it was. */
  stalled_ms: number
  outage: { from: number; to: number } | null
}

const options = JSON.parse(process.argv[2]!) as SiteOptions
const hosts = await Promise.all(
  Array.from({ length: options.hosts }, (_, i) => listen(i === 0 ? options.outage : undefined)),
)
const lag = monitorEventLoopDelay({ resolution: 5 })
lag.enable()
process.on('message', () => process.send!(hosts.map(({ log }) => ({ ...log, stalled_ms: lag.max / 1e6 }))))
process.on('disconnect', () => process.exit(0))
process.send!(hosts.map(({ origin }) => origin))

async function listen(outage: SiteOptions['outage']): Promise<{ origin: string; log: HostLog }> {
  const log: HostLog = { items: [], most_in_flight: 0, least_gap_ms: Number.MAX_VALUE, stalled_ms: 0, outage: null }
  const tries = new Map<number, number>()
  let [inFlight, last, served] = [0, -Infinity, 0]

  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /private\n')
    const start = performance.now()
    log.least_gap_ms = Math.min(log.least_gap_ms, start - last)
    last = start
    log.most_in_flight = Math.max(log.most_in_flight, ++inFlight)
    response.once('close', () => inFlight--)
    const n = Number(/^\/item\/(\d+)$/.exec(request.url!)?.[1] ?? -1)
    if (n < 0) return send(response, listing())
    const attempt = tries.get(n) ?? 0
    tries.set(n, attempt + 1)
    const isDead = log.outage !== null && start >= log.outage.from && start < log.outage.to
    const fate = isDead ? 'reset' : fateOf(n, attempt, options.faults ?? {})
    const entry = { n, start, end: start, fate: isDead ? 'outage' : fate }
    log.items.push(entry)
    response.once('close', () => (entry.end = performance.now()))
    if (fate === 'reset') return void request.socket.destroy()
    if (fate === 'stalled') return
    setTimeout(() => {
      if (fate === 'served') send(response, page(n))
      else response.writeHead(fate === 'missing' ? 404 : 503).end()
      if (++served === outage?.after) log.outage = { from: performance.now(), to: performance.now() + outage.for_ms }
    }, options.latency_ms)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log }
}

function listing(): string {
  const origins = options.outage === undefined ? [''] : hosts.map(({ origin }) => origin)
  const links = Array.from({ length: options.items }, (_, n) =>
    origins.map((origin) => `<li><a href="${origin}/item/${n}">Item ${n}</a></li>`).join(''),
  )
  return `<!doctype html><title>Items</title><ul>${links.join('\n')}</ul>`
}

function page(n: number): string {
  const { title, body } = item(n)
  return `<!doctype html><title>${title}</title><h1>${title}</h1><div class="text"><p>${body}</p></div>`
}

function send(response: ServerResponse, html: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(html) })
    .end(html)
}
