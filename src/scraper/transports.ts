import type { Source } from '../config/source.ts'
import type { HttpClientOptions } from '../http/client-options.ts'

/**
 * What carries the requests of a source, by its `client`; robots.txt, pace, retries and all else above it are the same
 * for each. `http` are the connections that the HTTP client opens itself. Null: this version has none.
 */
export const TRANSPORTS: Record<Source['client'], NonNullable<HttpClientOptions['transport']> | null> = {
  http: (http) => http(),
  browser: null,
}
