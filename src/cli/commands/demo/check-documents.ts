import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScraperTruth, Truth } from './contract.ts'
import type { Difference } from './difference.ts'

/** Holds the files of documents against those of the web: each under its name with its content, and no others. */
export function checkDocuments(truth: Truth, dataDir: string): { stored: number; differences: Difference[] } {
  const checks = truth.scrapers.map((scraper) => checkFiles(scraper, dataDir))
  return {
    stored: checks.reduce((sum, { right }) => sum + right, 0),
    differences: checks.flatMap(({ differences }) => differences),
  }
}

function checkFiles(
  { country, source, documents = [] }: ScraperTruth,
  dataDir: string,
): { right: number; differences: Difference[] } {
  const folder = join(dataDir, country, source, 'files')
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => name !== '.parts') : []
  const wanted = new Map(documents.map(({ name, sha256 }) => [name, sha256]))
  const differs = (what: string): Difference => ({ scraper: `${country}/${source}`, what })
  const wrong = found.flatMap((name) => {
    const sha256 = wanted.get(name)
    if (sha256 === undefined) return [differs(`files/${name} is no document of this site`)]
    const isSame =
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex') === sha256
    return isSame ? [] : [differs(`files/${name} has the content of another document`)]
  })
  const missing = documents.filter(({ name }) => !found.includes(name))
  return {
    right: found.length - wrong.length,
    differences: [...wrong, ...missing.map(({ name }) => differs(`files/${name} is missing`))],
  }
}
