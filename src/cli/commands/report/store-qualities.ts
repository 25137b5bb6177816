import { scraperId } from '../../../config/source.ts'
import { openFleetStores } from '../../../store/open-store-catalog.ts'
import { StoreError } from '../../../store/store-error.ts'
import type { StoreQuality } from '../../../store/store.ts'
import type { CopyFinder } from '../../../report/statistics/copied-records.ts'

/**
 * How full and good the stores of these scrapers are, by country/source; one that cannot be read is a problem in words.
 * With `copies` every record is read, too.
 */
export async function storeQualities(
  { dataDir, database }: { dataDir: string; database: string | undefined },
  ids: ReadonlySet<string>,
  copies: CopyFinder | null,
): Promise<{ stores: Map<string, StoreQuality>; problems: string[] }> {
  const stores = new Map<string, StoreQuality>()
  const problems: string[] = []
  const catalog = await openFleetStores(dataDir, database)
  for (const store of await catalog.list()) {
    const id = scraperId(store)
    if (!ids.has(id)) continue
    try {
      const reader = await catalog.reader(store)
      try {
        stores.set(id, await reader.quality())
        if (copies !== null) for await (const record of reader.records()) copies.add(id, record)
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
