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
    stores.push(...(await storesIn(join(dataDir, country), country)))
  }
  return stores
}

/** Every `<source>.db` in the folder of a country. */
export async function storesIn(folder: string, country: string): Promise<StoreFile[]> {
  const files = (await names(folder)).filter((name) => name.endsWith('.db') && name !== '.db')
  return files.map((name) => ({ country, source: name.slice(0, -'.db'.length), file: join(folder, name) }))
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
