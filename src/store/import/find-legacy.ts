import { readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { NEWS_FILES, URLS_FILES } from './read-legacy-file.ts'

/** One paper of the predecessor, `<country>/<paper>/` with some of its files. */
export interface LegacyFolder {
  country: string
  paper: string
  folder: string
}

const NAMES = new Set<string>([...NEWS_FILES, ...URLS_FILES])
/** It is data/text/<country>/<paper>/; whoever names `data` or one paper is understood too. */
const DEPTH = 4

/** Finds the predecessor's folders in and below `dir`, sorted. Throws the system's error when `dir` cannot be read. */
export async function findLegacy(dir: string): Promise<LegacyFolder[]> {
  return await search(resolve(dir), DEPTH)
}

async function search(folder: string, depth: number): Promise<LegacyFolder[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const here = entries.some((entry) => entry.isFile() && NAMES.has(entry.name))
  const found: LegacyFolder[] = here ? [{ country: basename(dirname(folder)), paper: basename(folder), folder }] : []
  if (depth === 0) return found
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  for (const name of below.sort()) found.push(...(await search(join(folder, name), depth - 1)))
  return found
}
