import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The store of one source, as it lies in the data folder. */
export interface StoreFile {
  country: string
  source: string
  file: string
}

/** Every `<country>/<source>.db` below a data folder, sorted by country, then source. A folder that is not there is empty. */
export async function findStores(dataDir: string): Promise<StoreFile[]> {
  const stores: StoreFile[] = []
  for (const country of await names(dataDir)) {
    for (const name of await names(join(dataDir, country))) {
      if (!name.endsWith('.db') || name === '.db') continue
      stores.push({ country, source: name.slice(0, -'.db'.length), file: join(dataDir, country, name) })
    }
  }
  return stores
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
