import { join } from 'node:path'
import { discover } from '../../../config/files/discover.ts'
import { nearest } from '../../../config/parse/nearest.ts'
import { scraperId } from '../../../config/source.ts'
import type { CommonArgs } from '../../command.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { namesOrEmpty } from '../../../runs/folder/files/names-or-empty.ts'

export type NamedScraper = { ok: true; country: string; source: string } | { ok: false; message: string; hint: string }

/**
 * Which scraper a person means by `country/source` or by a source alone. Only names that a folder of logs or a config
 * bears are ever answered, so no name leads out of the log folder.
 */
export function nameScraper(text: string, places: Pick<CommonArgs, 'configDir' | 'logDir'>): NamedScraper {
  const known = knownScrapers(places)
  const matches = known.filter((id) => id === text || id.split('/')[1] === text)
  const [id] = matches
  if (id !== undefined && matches.length === 1) {
    const [country = '', source = ''] = id.split('/')
    return { ok: true, country, source }
  }
  if (id !== undefined)
    return { ok: false, message: `'${text}' is several scrapers`, hint: `One of: ${matches.join(', ')}` }
  const guess = nearest(text, known) ?? nearest(text, new Set(known.map((one) => one.split('/')[1]!)))
  return {
    ok: false,
    message: `there is no scraper '${text}'${guess === null ? '' : `; did you mean '${guess}'?`}`,
    hint: guess === null ? `See: ${NAME} list` : '',
  }
}

/** All that a config or a folder of logs names, as country/source. */
export function knownScrapers({ configDir, logDir }: Pick<CommonArgs, 'configDir' | 'logDir'>): string[] {
  const { configs, impossible, parked } = discover(configDir)
  const ids = [...configs, ...impossible, ...parked].map(scraperId)
  return [...new Set([...ids, ...below(logDir)])].sort()
}

/** Names of the form folder/entry. */
function below(folder: string): string[] {
  return namesOrEmpty(folder).flatMap((one) => namesOrEmpty(join(folder, one)).map((two) => `${one}/${two}`))
}
