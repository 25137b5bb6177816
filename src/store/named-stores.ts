import { statSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { openFleetStores } from './open-store-catalog.ts'
import { ENDING, namesStores, storesAt, type NamedStores } from './sqlite-catalog.ts'
import type { StoreCatalog, StoreName } from './store-catalog.ts'

/** Where the stores of the fleet are: in the database at a URL, or else below a data folder. */
export interface StorePlaces {
  /** Absolute path. */
  dataDir: string
  database: string | undefined
}

/**
 * What opens the stores that a person named by an absolute path: a store, the folder of a country, or a data folder.
 * With a database the data folder of the fleet stands for it, be there such a folder or not. Null where the path names
 * no stores.
 */
export function namedStores(path: string, { dataDir, database }: StorePlaces): (() => Promise<NamedStores>) | null {
  const parts = database === undefined ? null : partsBelow(path, dataDir)
  if (parts === null) return namesStores(path) ? () => storesAt(path) : null
  return async () => {
    const catalog = await openFleetStores(dataDir, database)
    return { catalog, names: await namesOf(parts, catalog) }
  }
}

/** Country and file name of a store in its folder, as far as the path goes; null for what cannot be one. */
function partsBelow(path: string, dataDir: string): string[] | null {
  const below = relative(dataDir, path)
  const parts = below === '' ? [] : below.split(sep)
  const [first, file] = parts
  if (first === '..' || parts.length > 2) return null
  if (file !== undefined && !file.endsWith(ENDING)) return null
  return file === undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true ? null : parts
}

async function namesOf([country, file]: readonly string[], catalog: StoreCatalog): Promise<StoreName[]> {
  if (country === undefined) return await catalog.list()
  if (file === undefined) return await catalog.list({ country })
  const name = { country, source: file.slice(0, -ENDING.length) }
  return (await catalog.has(name)) ? [name] : []
}
