import type { Store, StoreReader } from './store.ts'

/** Names a store: every scraper has one of its own. */
export interface StoreName {
  country: string
  source: string
}

/**
 * Where a store is, as text that goes into a task file and back into `openStore`. Only this folder reads it: the
 * absolute path of a SQLite file, or `postgres:country/source` for one in the database of DATABASE_URL. It never holds
 * a secret.
 */
export type StoreLocation = string

/**
 * The stores of a fleet by name. What they are kept in is the business of the implementation: nobody else builds or
 * takes apart a location. Every method that opens a store throws StoreError.
 */
export interface StoreCatalog {
  /** Where the store of that name is, or would be created. */
  location(name: StoreName): StoreLocation
  /** Opens a store for its one writer and creates it where there is none. */
  open(name: StoreName): Promise<Store>
  /** Opens a store for reading, at any time, also beside its writer. */
  reader(name: StoreName): Promise<StoreReader>
  has(name: StoreName): Promise<boolean>
  /** All stores, or those of one country, sorted by country, then source. None where nothing was stored yet. */
  list(within?: { country: string }): Promise<StoreName[]>
}
