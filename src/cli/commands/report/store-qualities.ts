import { findStores } from '../../../store/export/find-stores.ts'
import { openStoreReader } from '../../../store/open-store.ts'
import { StoreError } from '../../../store/store-error.ts'
import type { StoreQuality } from '../../../store/store.ts'

/** How full and good the stores of these scrapers are, by country/source; one that cannot be read is told and left out. */
export async function storeQualities(
  dataDir: string,
  ids: ReadonlySet<string>,
): Promise<{ stores: Map<string, StoreQuality>; problems: string[] }> {
  const stores = new Map<string, StoreQuality>()
  const problems: string[] = []
  for (const { country, source, file } of await findStores(dataDir)) {
    const id = `${country}/${source}`
    if (!ids.has(id)) continue
    try {
      const reader = await openStoreReader(file)
      try {
        stores.set(id, await reader.quality())
      } finally {
        await reader.close()
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      problems.push(error.message)
    }
  }
  return { stores, problems }
}
