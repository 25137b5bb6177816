import type { BrowserStatistics } from '../browser/browser-transport.ts'
import type { WebStorage } from '../browser/web-storage.ts'
import type { HttpClientOptions } from '../http/client-options.ts'

/** What carries the requests of a source. */
export interface CarriedBy {
  transport: NonNullable<HttpClientOptions['transport']>
  /** Null where no browser was needed. */
  statistics: () => BrowserStatistics | null
  /** Keeps for the next run what was learned of the source. */
  remember?: () => Promise<void>
  /** Present where pages are shown in a browser: what it holds beside cookies. */
  storage?: { read(): WebStorage; restore(storage: WebStorage): void }
}
