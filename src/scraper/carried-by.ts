import type { BrowserStatistics } from '../browser/browser-transport.ts'
import type { HttpClientOptions } from '../http/client-options.ts'

/** What carries the requests of a source. */
export interface CarriedBy {
  transport: NonNullable<HttpClientOptions['transport']>
  /** Null where no browser was needed. */
  statistics: () => BrowserStatistics | null
}
