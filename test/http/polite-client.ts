import { createHttpClient } from '../../src/http/create-client.ts'
import type { HttpClientOptions } from '../../src/http/client-options.ts'
import type { HttpClient, HttpEvent } from '../../src/http/client.ts'

/** A client as a config would make it, but quick: no pace, no retries. Events are kept. */
export function politeClient(options: Partial<HttpClientOptions> = {}): HttpClient & { events: HttpEvent[] } {
  const events: HttpEvent[] = []
  const client = createHttpClient({
    rate_limit: 0,
    concurrency: 4,
    retries: 0,
    retry_seconds: 0.02,
    request_timeout: 30,
    robots: 'obey',
    robots_wait: 1,
    headers: {},
    cookies: {},
    allow_private: true,
    max_wait_ms: 60_000,
    onEvent: (event) => events.push(event),
    ...options,
    limits: { max_body: 5_000_000, ...options.limits },
  })
  return { ...client, events }
}
