import {
  Agent,
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type RequestOptions,
  type ServerResponse,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { AddressLookup } from './lookup.ts'
import type { ProxyChoice } from './proxy/choose-proxy.ts'
import type { ProxiedWay } from './proxy/proxied-way.ts'
import { isOwnPeer } from './own-peer.ts'

/** Where a source may go, for what makes connections of its own. */
export interface AddressGuard {
  lookup: AddressLookup
  mayVisit: (url: URL) => boolean
  /** By which proxy a URL is requested; none without it. */
  proxyFor?: ProxyChoice
}

/** A way out for a program that makes requests of its own, as a browser does for what its pages load. */
export interface Gateway {
  /** It listens on 127.0.0.1. */
  port: number
  close(): Promise<void>
}

const CONNECT_MS = 10_000

/**
 * A forward proxy on loopback through which a browser makes all its requests, so that the addresses which a source may
 * not visit are closed to whatever a page loads, redirects and WebSockets included, and a name is resolved only here,
 * where its address is used. Requests that are refused are answered with 403. Other users of the machine, whom loopback
 * is open to as well, get no answer.
 */
export async function openGateway(
  { lookup, mayVisit, proxyFor = () => null }: AddressGuard,
  isOurs = isOwnPeer,
): Promise<Gateway> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const sockets = new Set<Duplex>()
  const ours = new WeakMap<Duplex, Promise<boolean>>()
  const ifOurs = async (socket: Duplex, work: () => void): Promise<void> => {
    if ((await ours.get(socket)) === true) work()
    else socket.destroy()
  }
  const server = createServer((request, response) => void ifOurs(request.socket, () => forward(request, response)))
  server.on('connect', (request, socket, head) => void ifOurs(socket, () => tunnel(request, socket, head)))
  server.on('connection', (socket) => {
    sockets.add(socket)
    ours.set(socket, isOurs(socket))
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })

  /** The proxy for a URL; null where there is none. Rejects where the URL must not be visited by one. */
  async function wayOf(url: URL): Promise<ProxiedWay | null> {
    const chosen = proxyFor(url)
    if (chosen === null) return null
    const { proxiedWay } = await import('./proxy/proxied-way.ts')
    return proxiedWay(chosen, url, lookup)
  }

  function forward(request: IncomingMessage, response: ServerResponse): void {
    const url = URL.parse(request.url ?? '')
    if (url?.protocol !== 'http:' || !mayVisit(url)) return void response.writeHead(403).end()
    const { 'proxy-connection': _, 'proxy-authorization': __, ...headers } = request.headers
    const { hostname, port, pathname, search } = url
    const shared = { method: request.method, headers, timeout: 0 }
    const direct = {
      ...shared,
      agent,
      lookup,
      host: bare(hostname),
      port: port === '' ? 80 : port,
      path: pathname + search,
    }
    void wayOf(url).then(
      (way) => {
        if (response.destroyed) return
        if (way === null) sendDirect(direct, request, response)
        else
          void way.request(direct).then(
            (onward) => send(onward, request, response),
            () => response.writeHead(502).end(),
          )
      },
      () => response.writeHead(403).end(),
    )
  }

  /** A server may close a connection just as it is used again: then the request goes by another, as browsers do. */
  function sendDirect(options: RequestOptions, request: IncomingMessage, response: ServerResponse): void {
    const onward = httpRequest(options)
    const again = (): boolean => {
      const isLost = onward.reusedSocket && !response.headersSent && /^(?:GET|HEAD)$/.test(options.method ?? '')
      if (isLost && !response.destroyed) send(httpRequest({ ...options, agent: false }), request, response)
      return isLost
    }
    send(onward, request, response, again)
  }

  function send(
    onward: ClientRequest,
    request: IncomingMessage,
    response: ServerResponse,
    again = (): boolean => false,
  ): void {
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.on('error', () => response.destroy())
      answer.pipe(response)
    })
    onward.on('error', () => {
      if (response.headersSent) response.destroy()
      else if (!again()) response.writeHead(502).end()
    })
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }

  function tunnel(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const target = URL.parse(`https://${request.url ?? ''}`)
    const plain = URL.parse(`http://${request.url ?? ''}`)
    if (target === null || plain === null || !(mayVisit(target) || mayVisit(plain)))
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const port = target.port === '' ? (request.url?.endsWith(':80') === true ? 80 : 443) : Number(target.port)
    const host = bare(target.hostname)
    void wayOf(port === 80 ? plain : target).then(
      (way) => {
        if (way === null) return join(connect({ host, port, lookup }), socket, head)
        void way.dial(host, port).then(
          (onward) => join(onward, socket, head),
          () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'),
        )
      },
      () => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'),
    )
  }

  function join(onward: Socket, socket: Duplex, head: Buffer): void {
    onward.setTimeout(CONNECT_MS, () => onward.destroy(new Error('no connection in time')))
    const begin = (): void => {
      onward.setTimeout(0)
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      if (head.length > 0) onward.write(head)
      onward.pipe(socket)
      socket.pipe(onward)
    }
    if (onward.connecting) onward.on('connect', begin)
    else begin()
    onward.on('error', () => (onward.connecting ? socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n') : socket.destroy()))
    onward.on('close', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  }

  return {
    port: (server.address() as { port: number }).port,
    async close() {
      agent.destroy()
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** An IPv6 address stands in brackets in a URL. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
