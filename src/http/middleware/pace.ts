import type { HttpEvent } from '../client.ts'
import type { HostMemory } from '../client-options.ts'
import { failed, type Interceptor, type Outgoing, type Result } from '../exchange.ts'
import { createHostGate, type GateOptions, type HostGate, type Refusal } from './host-gate.ts'
import { retryAfter } from './retry-after.ts'

export interface Pace {
  intercept: Interceptor
  gate: (host: string) => HostGate
}

export interface PaceOptions extends GateOptions {
  memory?: HostMemory | undefined
  onEvent: (event: HttpEvent) => void
}

/** Lets each request through its host's gate, and closes that gate as soon as the head of an answer asks for it. */
export function createPace(options: PaceOptions): Pace {
  const gates = new Map<string, HostGate>()
  const { memory } = options

  function gate(host: string): HostGate {
    let found = gates.get(host)
    if (!found) gates.set(host, (found = memory === undefined ? createHostGate(options) : remembering(host, memory)))
    return found
  }

  /** A gate that begins where the one of an earlier process ended. */
  function remembering(host: string, of: HostMemory): HostGate {
    const onStart = (gap_ms: number): void => of.started(host, gap_ms)
    const earlier = of.recall(host)
    const door = createHostGate({ ...options, onStart, onPause: (ms) => of.paused(host, ms) })
    if (earlier === null) return door
    door.follow(earlier)
    const ms = earlier.wait_ms
    if (ms > 0) options.onEvent({ type: 'wait', host, ms, until: Date.now() + ms, why: 'asked for in an earlier run' })
    return door
  }

  const intercept: Interceptor = (next) => async (request) => {
    const door = gate(request.host)
    const paced = request.purpose === 'page'
    for (;;) {
      const refusal = await (paced ? door.enter(request.signal) : door.pass(request.signal))
      if (refusal) return refuse(request, refusal)
      let started = false
      let takenBack = false
      const result = await next({
        ...request,
        onStart() {
          started = paced ? door.start() : door.pausedUntil <= options.now()
          takenBack = !started
          return started
        },
        onHead(status, headers) {
          const ms = retryAfter(status, headers)
          if (ms === null) return
          door.pause(ms, true)
          const why = `${status} with Retry-After: ${headers['retry-after']}`
          options.onEvent({ type: 'wait', host: request.host, ms, until: Date.now() + ms, why })
        },
      })
      if (paced && isWell(result)) door.leave(started)
      // The breaker hears of a failure first, before the next request may pass.
      else if (paced) setImmediate(() => door.leave(started))
      if (!takenBack) return result
    }
  }

  return { intercept, gate }
}

function isWell(result: Result): boolean {
  return result.ok && result.answer.status < 500
}

function refuse(request: Outgoing, { kind, message }: Refusal): Result {
  return failed({
    kind,
    message: `${request.host} ${message}`,
    url: request.url,
    status: null,
    transient: true,
    retry: false,
  })
}
