import type { LookupAddress } from 'node:dns'
import type { HostTimes } from '../runs/folder/host-times.ts'
import type { HttpEvent } from './client.ts'
import type { Limits } from './transport/limits.ts'
import type { Transport } from './transport/transport.ts'

export interface HttpClientOptions {
  /** Least time between the starts of two requests to one host, in seconds; 0 is no pace. */
  rate_limit: number
  /** Most requests in flight to one host. */
  concurrency: number
  /** Tries after the first one. */
  retries: number
  /** First wait before a retry, in seconds; it doubles up to a minute, with jitter. */
  retry_seconds: number
  /** Whole time for one request from start to last byte, in seconds. */
  request_timeout: number
  robots: 'obey' | 'ignore'
  /** How long a robots.txt that answers 5xx or not at all is asked again, in seconds. */
  robots_wait: number
  /** As the config has them; those that a GET of ours cannot carry are dropped with an event. */
  headers: Record<string, string>
  /** Sent to `own_hosts` only. */
  cookies: Record<string, string>
  /** Null for the one in `headers`, or else ours. */
  user_agent?: string | null
  /**
   * Origins (https://name[:port]) of the source itself: its cookies and credentials go to them and to what is below them, and
   * a host that is private by its very name (127.0.0.1, localhost) may be visited. name:port stands for either scheme, a
   * name alone for https. By default that of the first fetch.
   */
  own_hosts?: string[]
  /** Opens private, loopback and link-local addresses altogether. */
  allow_private: boolean
  /** Most that one host may make us wait by Retry-After in all, in ms. */
  max_wait_ms: number
  limits?: Partial<Limits>
  /** What earlier processes left behind of each host, and the next one will want to know. */
  memory?: HostTimes
  onEvent?: (event: HttpEvent) => void
  /** What stands in the place of connections, or around them: a recording, or what makes one. */
  transport?: (real: () => Transport) => Transport
  /** Milliseconds that only go forward. */
  now?: () => number
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** From 0 up to 1. */
  random?: () => number
  /** Every address of a name; by default the system's resolver. */
  lookup?: (hostname: string) => Promise<LookupAddress[]>
}
