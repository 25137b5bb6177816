/** What a config gets where it says nothing: those of the predecessor, which its 65 configs rely on. Times in seconds. */
export const DEFAULTS = {
  client: 'http',
  concurrency: 10,
  rate_limit: 0.1,
  retries: 3,
  retry_seconds: 2,
  request_timeout: 60,
  robots_wait: 60,
  robots: 'obey',
  parser: 'fast',
  priority: 0,
} as const

/** Pace by the kind of host, for a config that names one (`host_class`) and does not set the values itself. */
export const HOST_CLASSES = {
  platform: { rate_limit: 1.5, concurrency: 2 },
  directory: { rate_limit: 2, concurrency: 3 },
  general: { rate_limit: 3, concurrency: 4 },
} as const
export type HostClass = keyof typeof HOST_CLASSES
