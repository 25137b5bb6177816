import { createServer, type Server } from 'node:http'
import { makeFaults } from './faults.ts'
import type { Ledger } from './ledger.ts'
import { randomFrom } from './random.ts'
import { makeReply, ROBOTS } from './reply.ts'
import type { Site } from './site.ts'

/** Milliseconds that an answer takes at least and at most. */
export interface Latency {
  min: number
  max: number
}

/** Serves one site on a free port of 127.0.0.1. */
export async function serve(site: Site, ledger: Ledger, latency: Latency): Promise<{ server: Server; origin: string }> {
  const faults = makeFaults(site)
  let origin = ''
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const leave = ledger.arrive(site.paper.site, path, site.scraperOf(path), site.isPart(path))
    const timer = setTimeout(
      () => {
        const { 'if-none-match': ifNoneMatch, 'accept-encoding': acceptEncoding } = request.headers
        const answer = path === '/robots.txt' ? null : (faults(path) ?? site.answer(path))
        const reply =
          answer === null ? ROBOTS : makeReply(answer, { origin, ifNoneMatch, acceptEncoding: String(acceptEncoding) })
        const retryAfter = reply.headers['retry-after']
        leave({ status: reply.status, retryAfter: retryAfter === undefined ? null : Number(retryAfter) })
        response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length }).end(reply.body)
      },
      randomFrom(`latency ${site.paper.site} ${path}`).int(latency.min, latency.max),
    )
    response.on('close', () => {
      clearTimeout(timer)
      if (!response.writableEnded) leave(null)
    })
  })
  // Longer than any pause between two requests, so that a visitor never writes into a connection that is just closing.
  server.keepAliveTimeout = 60_000
  origin = await listen(server)
  return { server, origin }
}

/** Starts to listen on a free port of 127.0.0.1 and says where. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server without a port')
  return `http://127.0.0.1:${address.port}`
}
