import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { openStore, openStoreReader } from './open-store.ts'
import type { StoreCatalog, StoreName } from './store-catalog.ts'
import { errorCode } from '../vocabulary/system-error.ts'

/** Of the name of a store's file. */
export const ENDING = '.db'

/** The stores of a data folder: one SQLite file each, `<country>/<source>.db`. */
export function sqliteCatalog(dataDir: string): StoreCatalog {
  const location = ({ country, source }: StoreName): string => join(dataDir, country, `${source}${ENDING}`)
  const storesOf = async (country: string): Promise<StoreName[]> => {
    const files = (await namesIn(join(dataDir, country))).filter((name) => name.endsWith(ENDING) && name !== ENDING)
    return files.map((name) => ({ country, source: basename(name, ENDING) }))
  }
  return {
    location,
    open: (name) => openStore(location(name)),
    reader: (name) => openStoreReader(location(name)),
    has: async (name) => existsSync(location(name)),
    list: async (within) => {
      const countries = within === undefined ? await namesIn(dataDir) : [within.country]
      const stores: StoreName[] = []
      for (const country of countries) stores.push(...(await storesOf(country)))
      return stores
    },
  }
}

/** Stores that a person named by a path. */
export interface NamedStores {
  catalog: StoreCatalog
  names: StoreName[]
}

/** Whether a path names stores: a SQLite file, or a folder of them. */
export function namesStores(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isDirectory() === true || (found?.isFile() === true && path.endsWith(ENDING))
}

/**
 * The stores at an absolute path that `namesStores` accepts: one file, the folder of a country, or a whole data folder.
 */
export async function storesAt(path: string): Promise<NamedStores> {
  if (!statSync(path).isDirectory()) {
    const country = dirname(path)
    const name = { country: basename(country), source: basename(path, ENDING) }
    return { catalog: sqliteCatalog(dirname(country)), names: [name] }
  }
  const whole = sqliteCatalog(path)
  const names = await whole.list()
  if (names.length > 0) return { catalog: whole, names }
  const catalog = sqliteCatalog(dirname(path))
  return { catalog, names: await catalog.list({ country: basename(path) }) }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
