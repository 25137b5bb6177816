import { sqliteCatalog } from './sqlite-catalog.ts'
import type { StoreCatalog } from './store-catalog.ts'

/** The stores below a data folder. Touches nothing until one of them is opened. */
export function openStoreCatalog(dataDir: string): StoreCatalog {
  return sqliteCatalog(dataDir)
}
