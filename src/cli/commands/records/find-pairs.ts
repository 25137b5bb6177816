import { shownPath } from '../../../config/files/shown-path.ts'
import type { OnSearchProgress } from '../../../records/duplicates/search-progress.ts'
import { type Table, TableError } from '../../../tables/table.ts'
import type { StorePlaces } from '../../../store/named-stores.ts'
import type { TableOptions } from '../../../tables/open-table.ts'
import type { Pairs } from '../../../records/pairs/pairs.ts'
import { contactColumns } from './contact-columns.ts'
import { openInput, openNamed } from './open-input.ts'
import { comparedColumns, type DuplicateSettings } from './read-duplicates.ts'
import { readLabels } from './read-labels.ts'

export interface PairsInput {
  path: string
  table: Table
  out: string
  /** How the input is read; of other files the encoding is the same. */
  reading: TableOptions
  cwd: string
  places: StorePlaces
  onProgress: OnSearchProgress
}

/** Reads the input once more to find rows that mean the same. Throws a TableError for what is wrong with a file. */
export async function findPairsIn(settings: DuplicateSettings, input: PairsInput): Promise<Pairs & { close?(): void }> {
  const { path, out, reading, places, onProgress } = input
  const table = input.table.again?.() ?? (await openInput(path, reading, places))
  const id = settings.id ?? table.names ?? null
  if (settings.method === 'near') {
    const { findNearPairs } = await import('../../../records/pairs/near-pairs.ts')
    const { text, least } = settings
    return await findNearPairs({ table, text, id, least, folder: out, onProgress })
  }
  const { match } = settings
  const contact = settings.method === 'brief' ? contactColumns(table.columns, match) : null
  if (typeof contact === 'string') throw new TableError(contact)
  const needed =
    contact === null
      ? comparedColumns(settings)
      : [...Object.values(contact).flat(), ...(settings.id === null ? [] : [settings.id])]
  const against = settings.against === null ? null : await openOther(settings.against, needed, input)
  if (against !== null && !against.columns.some((column) => column !== id && table.columns.includes(column))) {
    throw new TableError(`--against ${settings.against}: the two files have no column in common`)
  }
  if (contact !== null) {
    const { findRulePairs } = await import('../../../records/pairs/rule-pairs.ts')
    return await findRulePairs({ table, against, columns: contact, id, onProgress })
  }
  const labels = settings.labels === null ? [] : await labelsOf(settings.labels, input)
  const { findPairs } = await import('../../../records/pairs/learned-pairs.ts')
  return await findPairs({ table, against, match, id, labels, threshold: settings.threshold, onProgress })
}

async function openOther(file: string, needed: string[], { reading, cwd, places }: PairsInput): Promise<Table> {
  const table = await openNamed('--against', file, { encoding: reading.encoding }, { cwd, places })
  const missing = needed.find((column) => !table.columns.includes(column))
  if (missing === undefined) return table
  throw new TableError(`--against ${shownPath(file, cwd)}: there is no column '${missing}'`)
}

async function labelsOf(file: string, { reading, cwd, places }: PairsInput): ReturnType<typeof readLabels> {
  const table = await openNamed('--labels', file, { encoding: reading.encoding }, { cwd, places })
  try {
    return await readLabels(table)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    throw new TableError(`--labels ${file}: ${error.message}`)
  }
}
