import type { LookupAddress } from 'node:dns'
import type { RequestSettings } from '../config/source.ts'
import type { HostTimes } from '../runs/folder/host-times.ts'
import type { HttpEvent } from './client.ts'
import type { Hold } from './middleware/host-gate.ts'
import type { HostOwner } from './middleware/ownership.ts'
import type { AddressGuard } from './transport/gateway.ts'
import type { Limits } from './transport/limits.ts'
import type { ProxyChoice } from './transport/proxy/choose-proxy.ts'
import type { Transport } from './transport/transport.ts'

export interface HttpClientOptions extends RequestSettings {
  /** Null for the one in `headers`, or else ours. */
  user_agent?: string | null
  /**
   * Origins (https://name[:port]) of the source itself: its cookies and credentials go to them and to what is below
   * them, and a host that is private by its very name (127.0.0.1, localhost) may be visited. name:port stands for
   * either scheme, a name alone for https. By default that of the first fetch.
   */
  own_hosts?: string[]
  /** Most that one host may make us wait by Retry-After in all, in ms. */
  max_wait_ms: number
  limits?: Partial<Limits>
  /** By which proxy each URL is requested; by default as the config says, or else the environment of this process. */
  proxyFor?: ProxyChoice
  /** What earlier processes left behind of each host, and the next one will want to know. */
  memory?: HostTimes
  /** In a cluster: what says whether this process may still ask. */
  owner?: HostOwner | undefined
  /** What says whether a user has paused the scraper. */
  hold?: Hold | undefined
  onEvent?: (event: HttpEvent) => void
  /** What stands in the place of connections, or around them: a recording, or what makes one. */
  transport?: (real: () => Transport, guard: AddressGuard) => Transport
  /** Milliseconds that only go forward. */
  now?: () => number
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** From 0 up to 1. */
  random?: () => number
  /** Every address of a name; by default the system's resolver. */
  lookup?: (hostname: string) => Promise<LookupAddress[]>
}
