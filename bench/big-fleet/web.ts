// A server on loopback with a port for every site; a listing names as many articles as it is asked for. Sends its ports
// to its parent.
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const ports = await Promise.all(Array.from({ length: Number(process.argv[2]) }, listen))
process.on('disconnect', () => process.exit(0))
process.send!(ports)

async function listen(): Promise<number> {
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site')
    response.setHeader('content-type', url.pathname === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8')
    response.end(url.pathname === '/robots.txt' ? 'User-agent: *\nDisallow: /private\n' : page(url))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function page({ pathname, searchParams }: URL): string {
  if (pathname === '/news') {
    const [of, n] = [searchParams.get('of'), Number(searchParams.get('n'))]
    const items = Array.from(
      { length: n },
      (_, i) => `<li class="item"><a href="/story/${of}/${i}">Story ${i}</a></li>`,
    )
    return `<!doctype html><title>News</title><ul>${items.join('')}</ul>`
  }
  const text = '<p>Rain fell over the islands, and the boats stayed in the harbour until the evening.</p>'
  return `<!doctype html><title>Story</title><h1>Story ${pathname}</h1><time>2026-03-04</time><div class="body">${text.repeat(20)}</div>`
}
