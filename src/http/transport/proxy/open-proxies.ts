import type { Dispatcher } from 'undici'
import { LimitError } from '../failure.ts'
import type { Limits } from '../limits.ts'
import type { AddressLookup } from '../lookup.ts'
import type { ProxyChoice } from './choose-proxy.ts'

/** What takes an answer, and hears also of what was never sent. */
export type ProxiedHandler = Dispatcher.DispatchHandler & { onResponseError: (controller: null, error: Error) => void }

/** The proxies of a transport; each is loaded and opened when it is first needed. */
export interface Proxies {
  /** Sends a request by a proxy; the handler hears where it must not, or cannot, be sent. */
  dispatch(
    chosen: NonNullable<ReturnType<ProxyChoice>>,
    request: Dispatcher.DispatchOptions,
    to: { url: URL; handler: ProxiedHandler },
  ): Promise<void>
  close(): Promise<void>
}

/**
 * A proxy resolves names itself, so a name is looked up here first, and refused where it leads to private addresses
 * only; one that this machine cannot resolve, as behind the proxies of companies, is left to the proxy.
 */
export function openProxies({ limits, lookup }: { limits: Limits; lookup: AddressLookup }): Proxies {
  const open = new Map<string, Dispatcher>()

  async function dispatcherOf(proxy: URL): Promise<Dispatcher> {
    const { proxyDispatcher } = await import('./proxy-dispatcher.ts')
    const known = open.get(proxy.href) ?? proxyDispatcher(proxy, limits)
    open.set(proxy.href, known)
    return known
  }

  return {
    async dispatch(chosen, request, { url, handler }) {
      const fail = (error: Error): void => handler.onResponseError(null, error)
      if ('fault' in chosen) return fail(new LimitError('connect', chosen.fault))
      const refusal = await privateName(url.hostname, lookup)
      if (refusal !== null) return fail(refusal)
      try {
        const dispatcher = await dispatcherOf(chosen.proxy)
        dispatcher.dispatch(request, handler)
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)))
      }
    },
    async close() {
      await Promise.all([...open.values()].map((dispatcher) => dispatcher.destroy()))
    },
  }
}

/** Why a name must not be visited; null where it may, and where this machine does not know it. */
export function privateName(hostname: string, lookup: AddressLookup): Promise<LimitError | null> {
  return new Promise((resolve) => {
    lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }, (error) =>
      resolve(error instanceof LimitError ? error : null),
    )
  })
}
