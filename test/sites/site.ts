import { createServer, type Server, type Socket } from 'node:net'
import { ANSWERS } from './answers.ts'
import { ENCODING_FAULTS } from './encoding-faults.ts'
import type { Exchange, Fault, Headers } from './exchange.ts'
import { FRAMING_FAULTS } from './framing-faults.ts'
import { TRANSPORT_FAULTS } from './transport-faults.ts'

const URLS: Record<string, Fault> = { ...ANSWERS, ...TRANSPORT_FAULTS, ...FRAMING_FAULTS, ...ENCODING_FAULTS }

/** How a site answers for its robots.txt: the last step stands for all that follow. */
export type RobotsStep =
  | { status: number; headers?: Headers; body?: string }
  /** Any path of the site, to answer as that does. */
  | { like: string }

export interface SiteOptions {
  robots: RobotsStep[]
  /** Milliseconds before robots.txt is answered. */
  robots_ms?: number
  /** The whole site answers 503 to pages until it was asked so many times. */
  down_for?: number
}

export interface Logged {
  path: string
  /** Milliseconds since the process began. */
  at: number
  /** When its answer was written or its connection ended; null while neither. */
  ended: number | null
  /** Requests of this site in flight, this one included. */
  in_flight: number
  connection: number
  headers: Record<string, string>
}

export interface Site {
  port: number
  log: Logged[]
  connections(): number
  close(): void
}

/** One site on a port of its own, over plain sockets, so that an answer may be anything at all. */
export async function openSite(options: SiteOptions): Promise<Site> {
  const log: Logged[] = []
  const seen = new Map<string, number>()
  const sockets = new Set<Socket>()
  let connections = 0
  let pages = 0
  const server: Server = createServer({ noDelay: true }, serve)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }

  function serve(socket: Socket): void {
    const connection = ++connections
    sockets.add(socket)
    socket.setMaxListeners(0)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let pending = ''
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1')
      for (let end = pending.indexOf('\r\n\r\n'); end !== -1; end = pending.indexOf('\r\n\r\n')) {
        const head = pending.slice(0, end)
        pending = pending.slice(end + 4)
        answer(head, socket, connection)
      }
    })
  }

  function answer(head: string, socket: Socket, connection: number): void {
    const [start = '', ...lines] = head.split('\r\n')
    const target = start.split(' ')[1] ?? '/'
    const headers = Object.fromEntries(
      lines.map((line) => line.split(/:\s*(.*)/s)).map(([k = '', v = '']) => [k.toLowerCase(), v]),
    )
    const flying = log.filter((one) => one.ended === null).length
    const entry: Logged = {
      path: target,
      at: performance.now(),
      ended: null,
      in_flight: flying + 1,
      connection,
      headers,
    }
    log.push(entry)
    const done = (): void => void (entry.ended ??= performance.now())
    socket.on('close', done)
    const before = seen.get(target) ?? 0
    seen.set(target, before + 1)
    const url = new URL(target, `http://127.0.0.1:${port}`)
    handlerFor(
      url.pathname,
      before,
    )({
      path: url.pathname,
      query: url.searchParams,
      headers,
      before,
      socket,
      site: { origin: url.origin, port },
      reply: (status, extra = {}, body = '') => {
        socket.write(whole(status, extra, body), done)
      },
      raw: (bytes) => void (socket.destroyed || socket.write(bytes)),
      end: () => void socket.end(),
      reset: () => void socket.resetAndDestroy(),
      later: (ms, act) => void setTimeout(() => socket.destroyed || act(), ms),
      every: (ms, act) => {
        let count = 0
        const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : act(count++)), ms)
      },
    })
  }

  function handlerFor(path: string, before: number): Fault {
    if (path === '/robots.txt') return robots(options.robots[Math.min(before, options.robots.length - 1)]!)
    if (pages++ < (options.down_for ?? 0)) return (x) => x.reply(503, {}, 'down')
    return URLS[path] ?? ((x) => x.reply(404, {}, 'nothing here'))
  }

  function robots(step: RobotsStep): Fault {
    return (x: Exchange) => {
      x.later(options.robots_ms ?? 0, () => {
        if ('like' in step) URLS[step.like]!(x)
        else x.reply(step.status, { 'Content-Type': 'text/plain', ...step.headers }, step.body ?? '')
      })
    }
  }

  return {
    port,
    log,
    connections: () => connections,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function whole(status: number, extra: Headers, body: string | Buffer): Buffer {
  const bytes = Buffer.from(body)
  const names = new Set(Object.keys(extra).map((name) => name.toLowerCase()))
  const headers: [string, string | string[]][] = [
    ...(names.has('content-type') ? [] : [['Content-Type', 'text/html; charset=utf-8'] as [string, string]]),
    ...(names.has('content-length') || status === 204 || status === 304
      ? []
      : [['Content-Length', String(bytes.length)] as [string, string]]),
    ...Object.entries(extra),
  ]
  const lines = headers.flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`))
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`, 'latin1'), bytes])
}
