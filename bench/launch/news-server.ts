// A server on loopback with a port for every site; each has one listing page with three articles. Sends its ports to
// its parent.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const sites = Number(process.argv[2])
const ports = await Promise.all(Array.from({ length: sites }, listen))
process.on('disconnect', () => process.exit(0))
process.send!(ports)

async function listen(): Promise<number> {
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '/'
    const body = url === '/robots.txt' ? 'User-agent: *\nDisallow: /private\n' : page(url)
    response.setHeader('content-type', url === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8')
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function page(url: string): string {
  if (url.startsWith('/news')) {
    const items = [1, 2, 3].map((n) => `<li class="item"><a href="/story/${n}">Story ${n}</a></li>`)
    return `<!doctype html><title>News</title><ul>${items.join('')}</ul>`
  }
  const text = '<p>Rain fell over the islands, and the boats stayed in the harbour until the evening.</p>'
  return `<!doctype html><title>Story</title><h1>Story</h1><time>2026-03-04</time><div class="body">${text.repeat(20)}</div>`
}
