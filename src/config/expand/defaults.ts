/** What a config gets where it says nothing. Times in seconds. */
export const DEFAULTS = {
  client: 'http',
  request_timeout: 60,
  item_timeout: 180,
  robots_wait: 60,
  robots: 'obey',
  parser: 'fast',
  priority: 0,
  patience: 'standard',
} as const

/**
 * How much is put up with before a request or a host is given up (`patience`). `brief` is what the predecessor's
 * engine promised; docs/decisions.md says why it is not the default.
 */
export const PATIENCE = {
  standard: { retries: 3, retry_seconds: 2, breaker: {} },
  brief: { retries: 2, retry_seconds: 1, breaker: { successes: 3 } },
} as const
export type Patience = keyof typeof PATIENCE

/** Pace by the kind of host (`host_class`): 1.5, 2 and 3 requests a second, as seconds between two of them. */
export const HOST_CLASSES = {
  platform: { rate_limit: 1 / 1.5, concurrency: 2 },
  directory: { rate_limit: 1 / 2, concurrency: 3 },
  general: { rate_limit: 1 / 3, concurrency: 4 },
} as const
export type HostClass = keyof typeof HOST_CLASSES

/** The rest of a pace of which a config gives only a part: as in the predecessor, whose 65 configs rely on it. */
export const PACE = { rate_limit: 0.1, concurrency: 10 } as const

/** The class of a config that says nothing about its pace: neither `host_class`, `rate_limit` nor `concurrency`. */
export const DEFAULT_HOST_CLASS: HostClass = 'general'

/** Seconds between two requests as a message shows them: 0.33, not 0.3333333333333333. */
export function roundedPace(rate_limit: number): number {
  return Number(rate_limit.toPrecision(2))
}
