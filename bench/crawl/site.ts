// The newspaper as a web server on loopback: node site.ts <listings>. Every page is made before the first is asked for,
// so that the server is never what a crawl waits for. Sends its origin and the mean size of an article to its parent.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listingPage, listingPath, PER_LISTING, storyPage, storyPath } from './site-pages.ts'

const listings = Number(process.argv[2])
const pages = new Map<string, Buffer>()
for (let n = 1; n <= listings; n++) pages.set(listingPath(n), Buffer.from(listingPage(n, listings)))
const sizes: number[] = []
for (let n = 0; n < listings * PER_LISTING; n++) {
  const page = Buffer.from(storyPage(n, '').html)
  sizes.push(page.length)
  pages.set(storyPath(n), page)
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /private\n')
  const page = pages.get(request.url!)
  if (page === undefined) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length })
  response.end(page)
})
server.listen(0, '127.0.0.1', () => {
  const [least, mean, most] = [Math.min(...sizes), sizes.reduce((a, b) => a + b) / sizes.length, Math.max(...sizes)]
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.send!({ origin, kb: [least, mean, most].map((size) => Math.round(size / 102.4) / 10) })
})
process.on('disconnect', () => process.exit(0))
