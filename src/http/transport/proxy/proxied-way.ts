import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import type { AddressLookup } from '../lookup.ts'
import type { ProxyChoice } from './choose-proxy.ts'
import { authorization, dial, whereIs } from './dial.ts'
import { privateName } from './open-proxies.ts'

/** By a proxy, for what makes connections of its own. */
export interface ProxiedWay {
  /** A request over plain http, given as it would be made without the proxy. */
  request(direct: RequestOptions): Promise<ClientRequest>
  dial(host: string, port: number): Promise<Socket>
}

/** The way by a chosen proxy. Rejects where the URL leads to private addresses, or what was chosen is no proxy. */
export async function proxiedWay(
  chosen: NonNullable<ReturnType<ProxyChoice>>,
  url: URL,
  lookup: AddressLookup,
): Promise<ProxiedWay> {
  if ('fault' in chosen) throw new Error(chosen.fault)
  const refusal = await privateName(url.hostname, lookup)
  if (refusal !== null) throw refusal
  const { proxy } = chosen
  return {
    async request(given) {
      const direct = { ...given, agent: undefined, lookup: undefined }
      if (proxy.protocol.startsWith('socks')) {
        const socket = await dial(proxy, String(direct.host), Number(direct.port))
        return httpRequest({ ...direct, createConnection: () => socket })
      }
      const headers = { ...(direct.headers as Record<string, string>), ...authorization(proxy) }
      const send = proxy.protocol === 'https:' ? httpsRequest : httpRequest
      return send({ ...direct, ...whereIs(proxy), path: url.href, headers })
    },
    dial: (host, port) => dial(proxy, host, port),
  }
}
