import { NAME } from '../../vocabulary/product.ts'
import { failed, type Interceptor } from '../exchange.ts'
import { isPageOperation } from '../operations.ts'

/** What a worker of the cluster may do with the hosts of its task. */
export interface HostOwner {
  /** Hosts that belong to it, as `url.host`. */
  hosts: readonly string[]
  /** Whether they still do. */
  held: () => boolean
  /** Of another host, which several workers may visit: how long to wait for a turn, in ms. */
  takeTurn: (host: string, gap_ms: number) => Promise<number>
  /** Value of the header that says who asks; null where nobody wants to know. */
  trace: string | null
}

/**
 * Nearest to the connection: no request is sent that its worker has no right to any more, however long it waited for
 * its turn, and requests to hosts of nobody take turns with those of other workers.
 */
export function createOwnership(
  { hosts, held, takeTurn, trace }: HostOwner,
  { gap_ms, sleep }: { gap_ms: number; sleep: (ms: number, signal?: AbortSignal) => Promise<void> },
): Interceptor {
  return (next) => async (request) => {
    if (isPageOperation(request.operation) && !hosts.includes(request.host) && gap_ms > 0) {
      const wait_ms = await takeTurn(request.host, gap_ms)
      if (wait_ms > 0) await sleep(wait_ms, request.signal).catch(() => undefined)
    }
    if (!held()) {
      const message = `${request.host}: not asked, it belongs to another worker now`
      return failed({ kind: 'aborted', message, url: request.url, status: null, transient: true, retry: false })
    }
    const { headers, onStart } = request
    return next({
      ...request,
      headers: trace === null ? headers : { ...headers, [`x-${NAME}`]: trace },
      // Again in the moment of writing: a connection may take its time.
      onStart: () => held() && (onStart?.() ?? true),
    })
  }
}
