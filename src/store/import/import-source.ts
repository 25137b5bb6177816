import { join } from 'node:path'
import { openStoreCatalog } from '../open-store-catalog.ts'
import type { Store } from '../store.ts'
import type { LegacyFolder } from './find-legacy.ts'
import { type ImportCounts, importFolder, noImportCounts } from './import-folder.ts'
import { openRejectedFile } from './rejected-file.ts'

/** One source of ours and the folders of the predecessor that go into it. */
export interface ImportSource {
  country: string
  source: string
  /** Display name from its config, null without one. */
  name: string | null
  folders: LegacyFolder[]
}

export interface ImportedSource {
  counts: ImportCounts
  /** Where the parts are that could not be taken over, each with the reason; null when there are none. */
  rejected_file: string | null
}

export interface ImportInto {
  dataDir: string
  run: string
  canonical: (url: string) => string | null
}

/**
 * Takes over what belongs to one source. Throws StoreError and the system's errors; what was stored until then stays.
 */
export async function importSource(
  { country, source, name, folders }: ImportSource,
  { dataDir, run, canonical }: ImportInto,
): Promise<ImportedSource> {
  const place = join(dataDir, country, source)
  const store = await openStoreCatalog(dataDir).open({ country, source })
  const rejected = openRejectedFile(`${place}.rejected.jsonl`)
  const counts = noImportCounts()
  try {
    if (name !== null) await keepName(store, name)
    const seen = new Set<string>()
    for (const folder of folders) await importFolder(folder, { store, rejected, run, canonical, counts, seen })
  } catch (error) {
    rejected.abandon()
    throw error
  } finally {
    await store.close()
  }
  rejected.finish()
  const any = counts.rejected + counts.urls_rejected > 0
  return { counts, rejected_file: any ? `${place}.rejected.jsonl` : null }
}

async function keepName(store: Store, name: string): Promise<void> {
  if ((await store.getFact('name')) === null) await store.setFact('name', JSON.stringify(name))
}
