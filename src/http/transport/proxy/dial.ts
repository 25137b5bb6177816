import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import Socks5ProxyAgent from 'undici/lib/dispatcher/socks5-proxy-agent.js'

/** How long a proxy may take to make a connection, in ms. */
const DIAL_MS = 10_000

/** A connection to a host by way of a proxy, which resolves its name. Rejects where the proxy makes none. */
export function dial(proxy: URL, host: string, port: number): Promise<Socket> {
  if (proxy.protocol.startsWith('socks')) {
    const socks = proxy.href.replace(/^socks5h:/, 'socks5:')
    return new Socks5ProxyAgent(socks, { connectTimeout: DIAL_MS }).createSocks5Connection(host, port)
  }
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
      ...whereIs(proxy),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...authorization(proxy) },
      timeout: DIAL_MS,
    })
    request.on('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket)
      socket.destroy()
      reject(new Error(`proxy ${proxy.host} answered ${statusCode ?? 'nothing'}`))
    })
    request.on('timeout', () => request.destroy(new Error(`proxy ${proxy.host} makes no connection in time`)))
    request.on('error', reject)
    request.end()
  })
}

/** Host and port of a proxy, as node:http takes them. */
export function whereIs({ hostname, port, protocol }: URL): { host: string; port: number } {
  const usual = protocol === 'https:' ? 443 : 80
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) }
}

/** The header that lets us use a proxy with a user name; none without one. */
export function authorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}
