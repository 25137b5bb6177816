import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { TestContext } from 'node:test'

/** A way to a server that can be cut without a word: what was sent stays under way, as on a dead link. */
export interface CuttableLink {
  url: string
  cut: () => void
  /** Ends all connections and refuses new ones, as a server does that is restarted. */
  refuse: () => void
  mend: () => void
}

/**
 * Opens one to the database at a URL, on loopback or at another address of this machine; it goes with the test. Whoever
 * cuts it by other means listens there.
 */
export async function cuttableLink(
  t: Pick<TestContext, 'after'>,
  url: string,
  address = '127.0.0.1',
): Promise<CuttableLink> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let isCut = false
  let isRefusing = false
  const add = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    if (isCut) socket.pause()
  }
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    if (isRefusing) return void client.destroy()
    const upstream = connect({ port: Number(target.port), host: target.hostname })
    add(client)
    add(upstream)
    const pass = (from: Socket, to: Socket): void => {
      from.on('data', (chunk) => to.write(chunk))
      // A cut link carries no end either.
      from.on('close', () => void (isCut || to.destroy()))
      from.on('end', () => void (isCut || to.end()))
    }
    pass(client, upstream)
    pass(upstream, client)
    if (!isCut) client.resume()
  })
  await new Promise<void>((done) => server.listen(0, address, done))
  t.after(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const own = new URL(url)
  own.hostname = address
  own.port = String((server.address() as AddressInfo).port)
  return {
    url: own.href,
    cut: () => {
      isCut = true
      for (const socket of sockets) socket.pause()
    },
    refuse: () => {
      isRefusing = true
      for (const socket of sockets) socket.destroy()
    },
    mend: () => {
      isCut = isRefusing = false
      for (const socket of sockets) socket.resume()
    },
  }
}
