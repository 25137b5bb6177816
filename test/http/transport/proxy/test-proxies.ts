import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net'
import type { TestContext } from 'node:test'

/** A proxy on loopback, and what it was asked for. */
export interface TestProxy {
  port: number
  seen: string[]
  /** Values of proxy-authorization, or user:password of SOCKS5. */
  users: string[]
}

/** An HTTP proxy: every name leads it to the loopback address, as the host file of its own might. */
export async function httpProxy(t: TestContext): Promise<TestProxy> {
  const seen: string[] = []
  const users: string[] = []
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`)
    users.push(incoming.headers['proxy-authorization'] ?? '')
    const url = new URL(incoming.url!)
    const onward = request(
      { host: '127.0.0.1', port: url.port, path: url.pathname, headers: { host: url.host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.writeHead(502).end())
    onward.end()
  })
  server.on('connect', (incoming, socket: Socket) => {
    seen.push(`CONNECT ${incoming.url}`)
    users.push(incoming.headers['proxy-authorization'] ?? '')
    const onward = connect(Number(incoming.url!.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
    socket.on('error', () => onward.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => (server.closeAllConnections(), server.close()))
  return { port: (server.address() as AddressInfo).port, seen, users }
}

/** A SOCKS5 proxy (RFC 1928, 1929); with `user`, it wants one. */
export async function socksProxy(t: TestContext, { user = false } = {}): Promise<TestProxy> {
  const seen: string[] = []
  const users: string[] = []
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy())
    void serve(socket)
  })
  const read = async (socket: Socket): Promise<Buffer> => (await once(socket, 'data'))[0] as Buffer
  async function serve(socket: Socket): Promise<void> {
    await read(socket)
    socket.write(Buffer.from([5, user ? 2 : 0]))
    if (user) {
      const told = await read(socket)
      const name = told.subarray(2, 2 + told[1]!)
      users.push(`${String(name)}:${String(told.subarray(3 + told[1]!))}`)
      socket.write(Buffer.from([1, 0]))
    }
    const wanted = await read(socket)
    const isName = wanted[3] === 3
    const host = isName ? String(wanted.subarray(5, 5 + wanted[4]!)) : [...wanted.subarray(4, 8)].join('.')
    const port = wanted.readUInt16BE(wanted.length - 2)
    seen.push(`${host}:${port}`)
    const onward = connect(port, '127.0.0.1', () => {
      socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return { port: (server.address() as AddressInfo).port, seen, users }
}

/** A site that says by which name it was asked. */
export async function namedSite(t: TestContext): Promise<number> {
  const server = createServer(({ url, headers }, response) => response.end(`${headers.host} ${url}`))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => (server.closeAllConnections(), server.close()))
  return (server.address() as AddressInfo).port
}
