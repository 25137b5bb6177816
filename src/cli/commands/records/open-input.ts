import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { shownPath } from '../../../config/files/shown-path.ts'
import { openStores } from '../../../records/open-stores.ts'
import { namedStores, type StorePlaces } from '../../../store/named-stores.ts'
import { formatOf, openTable, type TableOptions } from '../../../tables/open-table.ts'
import { type Table, TABLE_FORMATS, TableError } from '../../../tables/table.ts'

/** What is wrong with the name of a file or a store; null when nothing is. */
export function inputFault(path: string, cwd: string, places: StorePlaces): string | null {
  if (namedStores(path, places) !== null) return null
  const shown = shownPath(path, cwd)
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return `there is no file ${shown}`
  if (!statSync(path).isFile()) return `${shown} is not a file: it is read more than once, so save it to one`
  if (formatOf(path) !== null) return null
  return `${shown}: the name must end in .${TABLE_FORMATS.join(', .')}, .tsv, .ndjson or .db`
}

/** Opens a file of rows, a store, or a folder of stores, which inputFault found nothing wrong with. */
export async function openInput(path: string, options: TableOptions, places: StorePlaces): Promise<Table> {
  const stores = namedStores(path, places)
  if (stores !== null) return await openStores(await stores())
  return await openTable(path, formatOf(path)!, options)
}

/** A second file that a flag names. Throws a TableError that says which. */
export async function openNamed(
  flag: string,
  file: string,
  options: TableOptions,
  { cwd, places }: { cwd: string; places: StorePlaces },
): Promise<Table> {
  const path = resolve(cwd, file)
  const fault = inputFault(path, cwd, places)
  if (fault !== null) throw new TableError(`${flag}: ${fault}`)
  return await openInput(path, options, places)
}
