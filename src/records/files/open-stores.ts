import { statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { emptyReport, exportRows } from '../../store/export/export-rows.ts'
import { findStores, type StoreFile, storesIn } from '../../store/export/find-stores.ts'
import { openStoreReader } from '../../store/open-store.ts'
import { StoreError } from '../../store/store-error.ts'
import { newValues } from './new-values.ts'
import { type Table, TableError, type TableRow } from './table.ts'

/** What every record has, before the fields of its source. */
const OWN = [
  'id',
  'country',
  'source',
  'name',
  'url',
  'title',
  'date',
  'body',
  'tags',
  'authors',
  'language',
  'scraped_at',
]
/** What says that two records mean the same; of a source's own fields all. */
const CONTENT = ['title', 'date', 'body', 'authors']

/** Whether a path names stores: a store, or a folder of them. */
export function namesStores(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isDirectory() === true || (found?.isFile() === true && path.endsWith('.db'))
}

/**
 * The records of a store (`data/fiji/sun.db`), of a country (`data/fiji`) or of all stores (`data`), as rows: `id` is
 * country/source/url, further fields are columns of their own. Throws a TableError; a store that cannot be read is in the notes.
 */
export async function openStores(path: string): Promise<Table> {
  const stores = await storesAt(resolve(path))
  if (stores.length === 0) throw new TableError('there are no stores in it')
  const notes: string[] = []
  const fields = new Set<string>()
  const readable: CountedStore[] = []
  for (const store of stores) {
    try {
      const reader = await openStoreReader(store.file)
      try {
        const known = await reader.extraFields()
        readable.push({ ...store, records: await reader.recordCount() })
        for (const field of known) if (!OWN.includes(field)) fields.add(field)
      } finally {
        await reader.close()
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      notes.push(`not read: ${error.message}`)
    }
  }
  return tableOf(readable, [...fields], notes)
}

/** Records never leave a store and keep their order: the first so many are the same ones, also while a scraper adds to them. */
interface CountedStore extends StoreFile {
  records: number
}

function tableOf(stores: readonly CountedStore[], fields: readonly string[], notes: string[]): Table {
  const total = stores.reduce((sum, { records }) => sum + records, 0)
  let read = 0

  async function* rowsOf(store: CountedStore): AsyncGenerator<TableRow> {
    const report = emptyReport()
    for await (const { extra, ...record } of exportRows([store], { report })) {
      read++
      const { country, source, url } = record
      // A record's own parts go before a field that is called like one.
      const values = Object.assign(newValues(), extra, record, { id: `${country}/${source}/${url}` })
      yield { number: read, line: read, raw: null, values }
      if (report.records === store.records) return
    }
    for (const { message } of report.broken) notes.push(`not read to its end: ${message}`)
  }

  async function* rows(): AsyncGenerator<TableRow> {
    let before = 0
    for (const store of stores) {
      if (store.records > 0) yield* rowsOf(store)
      // Of a store that broke off, the numbers of its missing rows stay free.
      read = before += store.records
    }
  }

  return {
    format: 'jsonl',
    columns: [...OWN, ...fields],
    rows: rows(),
    done: () => read / Math.max(1, total),
    original: { format: 'jsonl' },
    notes: () => notes,
    names: 'id',
    content: [...CONTENT, ...fields],
    region: 'country',
    again: () => tableOf(stores, fields, notes),
  }
}

async function storesAt(path: string): Promise<StoreFile[]> {
  if (statSync(path).isFile()) {
    const folder = dirname(path)
    return [{ country: basename(folder), source: basename(path, '.db'), file: path }]
  }
  const below = await findStores(path)
  return below.length > 0 ? below : await storesIn(path, basename(path))
}
