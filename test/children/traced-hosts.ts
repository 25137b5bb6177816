// Newspapers, one to a port: `traced-hosts.ts HOSTS ARTICLES ADDRESS`. Prints its ports as JSON; a line on stdin is
// answered with all requests so far and who sent them. Ends with its stdin.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'

const [hosts, articles] = process.argv.slice(2).map(Number) as [number, number]
const address = process.argv[4] ?? '127.0.0.1'
const PER_PAGE = 20
const seen: { host: number; path: string; from: string; at: number }[] = []

function listing(page: number): string | null {
  const first = (page - 1) * PER_PAGE
  if (first >= articles) return null
  const ids = Array.from({ length: Math.min(PER_PAGE, articles - first) }, (_, n) => first + n + 1)
  return ids.map((id) => `<div class="item"><a href="/a/${id}">Story ${id} of the day</a></div>`).join('')
}

function respond(host: number, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://x')
  seen.push({ host, path: url.pathname + url.search, from: String(request.headers['x-regatta'] ?? ''), at: Date.now() })
  const id = /^\/a\/(\d+)$/.exec(url.pathname)?.[1]
  const body =
    url.pathname === '/'
      ? '<nav><a href="/news/">News</a> <a href="/about">About us</a></nav>'
      : url.pathname === '/list'
        ? listing(Number(url.searchParams.get('page') ?? 1))
        : id !== undefined
          ? `<h1>Story ${id} of the day</h1><div class="body"><p>${`Words of story ${id} on host ${host}. `.repeat(20)}</p></div>`
          : null
  response.writeHead(body === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(body === null ? 'none' : `<html><body>${body}</body></html>`)
}

const ports: number[] = []
for (let host = 0; host < hosts; host++) {
  const server = createServer((request, response) => respond(host, request, response))
  await new Promise<void>((done) => server.listen(0, address, done))
  ports.push((server.address() as AddressInfo).port)
}
process.stdout.write(`${JSON.stringify(ports)}\n`)
createInterface({ input: process.stdin })
  .on('line', () => process.stdout.write(`${JSON.stringify(seen)}\n`))
  .on('close', () => process.exit(0))
