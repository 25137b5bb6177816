import type { HttpEvent } from '../client.ts'
import type { HostTimes } from '../../runs/folder/host-times.ts'
import { failed, type Interceptor, type Outgoing, type HttpResult } from '../exchange.ts'
import { createHostGate, type GateOptions, type HostGate, type Refusal } from './host-gate.ts'
import { isPageOperation } from '../operations.ts'
import { retryAfter } from './retry-after.ts'

export interface HostPace {
  intercept: Interceptor
  gate: (host: string) => HostGate
}

export interface HostPaceOptions extends GateOptions {
  memory?: HostTimes | undefined
  onEvent: (event: HttpEvent) => void
}

/** Lets each request through its host's gate, and closes that gate as soon as the head of an answer asks for it. */
export function createHostPace(options: HostPaceOptions): HostPace {
  const gates = new Map<string, HostGate>()
  const { memory } = options

  function gate(host: string): HostGate {
    let found = gates.get(host)
    if (!found) gates.set(host, (found = memory === undefined ? createHostGate(options) : remembering(host, memory)))
    return found
  }

  /** A gate that begins where the one of an earlier process ended. */
  function remembering(host: string, of: HostTimes): HostGate {
    const onStart = (gap_ms: number): void => of.started(host, gap_ms)
    const earlier = of.recall(host)
    const hostGate = createHostGate({ ...options, onStart, onPause: (ms) => of.paused(host, ms) })
    if (earlier === null) return hostGate
    hostGate.follow(earlier)
    const ms = earlier.wait_ms
    if (ms > 0) options.onEvent({ type: 'wait', host, ms, until: Date.now() + ms, why: 'requested in an earlier run' })
    return hostGate
  }

  const intercept: Interceptor = (next) => async (request) => {
    const hostGate = gate(request.host)
    const paced = isPageOperation(request.operation)
    for (;;) {
      request.limit?.pause()
      const refusal = await (paced ? hostGate.enter(request.signal) : hostGate.pass(request.signal))
      request.limit?.resume()
      if (refusal) return refuse(request, refusal)
      let started = false
      let takenBack = false
      const sending = next({
        ...request,
        onStart() {
          started = paced ? hostGate.start() : hostGate.isOpen
          takenBack = !started
          return started
        },
        onHead(status, headers) {
          const ms = retryAfter(status, headers)
          if (ms === null) return
          hostGate.pause(ms, true)
          const why = `${status} with Retry-After: ${headers['retry-after']}`
          options.onEvent({ type: 'wait', host: request.host, ms, until: Date.now() + ms, why })
        },
      })
      // Our own mistake below must not keep the place for ever.
      void sending.catch(() => paced && hostGate.leave(started))
      const result = await sending
      if (paced && isWell(result)) hostGate.leave(started)
      // The breaker hears of a failure first, before the next request may pass.
      else if (paced) setImmediate(() => hostGate.leave(started))
      if (!takenBack) return result
    }
  }

  return { intercept, gate }
}

function isWell(result: HttpResult): boolean {
  return result.ok && result.response.status < 500
}

function refuse(request: Outgoing, { kind, message }: Refusal): HttpResult {
  return failed({
    kind,
    message: `${request.host} ${message}`,
    url: request.url,
    status: null,
    transient: true,
    retry: false,
  })
}
