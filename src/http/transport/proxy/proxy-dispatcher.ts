// The main entry, which gives dispatchers the `connect` that tunnels are made with: loaded only behind a proxy.
import { type Dispatcher, Pool, ProxyAgent } from 'undici'
import type { Limits } from '../limits.ts'

/**
 * Requests by way of a proxy: http in its plain form, https through a tunnel, everything through a tunnel of SOCKS5.
 * The proxy resolves the names.
 */
export function proxyDispatcher(proxy: URL, limits: Limits): Dispatcher {
  const settings = {
    pipelining: 1,
    maxHeaderSize: limits.max_headers,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 15_000,
    allowH2: false,
  }
  const connecting = { allowH2: false, timeout: limits.connect_timeout_ms }
  return new ProxyAgent({
    ...settings,
    uri: proxy.href.replace(/^socks5h:/, 'socks5:'),
    connectTimeout: limits.connect_timeout_ms,
    requestTls: connecting,
    // Given for SOCKS5, it would be spoken to over TLS.
    ...(proxy.protocol.startsWith('socks') ? {} : { proxyTls: connecting }),
    factory: (origin, given) => new Pool(origin, { ...settings, ...(given as Pool.Options) }),
  })
}
