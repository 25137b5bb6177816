import { emptyReport, exportRows } from '../store/export/export-rows.ts'
import type { NamedStores } from '../store/sqlite-catalog.ts'
import type { StoreCatalog, StoreName } from '../store/store-catalog.ts'
import { StoreError } from '../store/store-error.ts'
import { newValues } from '../tables/row-values.ts'
import { type Table, TableError, type TableRow } from '../tables/table.ts'

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
/** How good the scraper found a record, unless its source has fields of these names. */
const QUALITY = ['quality', 'quality_reasons']
/** What says that two records mean the same; of a source's own fields all. */
const CONTENT = ['title', 'date', 'body', 'authors']

/**
 * The records of a store (`data/fiji/sun.db`), of a country (`data/fiji`) or of all stores (`data`), as rows: `id` is
 * country/source/url, further fields are columns of their own. Throws a TableError; a store that cannot be read is in
 * `unread`.
 */
export async function openStores({ catalog, names }: NamedStores): Promise<Table> {
  if (names.length === 0) throw new TableError('there are no stores in it')
  const unread: string[] = []
  const fields = new Set<string>()
  const readable: CountedStore[] = []
  for (const store of names) {
    try {
      const reader = await catalog.reader(store)
      try {
        const known = await reader.extraFields()
        readable.push({ ...store, records: await reader.recordCount() })
        for (const field of known) if (!OWN.includes(field)) fields.add(field)
      } finally {
        await reader.close()
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      unread.push(`not read: ${error.message}`)
    }
  }
  return tableOf({ catalog, stores: readable }, [...fields], unread)
}

/**
 * Records never leave a store and keep their order: the first so many are the same ones, also while a scraper adds to
 * them.
 */
interface CountedStore extends StoreName {
  records: number
}

interface CountedStores {
  catalog: StoreCatalog
  stores: readonly CountedStore[]
}

function tableOf(counted: CountedStores, fields: readonly string[], unread: string[]): Table {
  const { catalog, stores } = counted
  const total = stores.reduce((sum, { records }) => sum + records, 0)
  let read = 0

  async function* rowsOf(store: CountedStore): AsyncGenerator<TableRow> {
    const report = emptyReport()
    for await (const { extra, ...record } of exportRows([store], { catalog, report, quality: true })) {
      read++
      const { country, source, url } = record
      // A record's own parts go before a field that is called like one, its quality behind.
      const { quality, quality_reasons, ...own } = record
      const values = Object.assign(newValues(), { quality, quality_reasons }, extra, own, {
        id: `${country}/${source}/${url}`,
      })
      yield { number: read, line: read, raw: null, values }
      if (report.records === store.records) return
    }
    for (const { message } of report.broken) unread.push(`not read to its end: ${message}`)
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
    columns: [...OWN, ...fields, ...QUALITY.filter((name) => !fields.includes(name))],
    rows: rows(),
    done: () => read / Math.max(1, total),
    original: { format: 'jsonl' },
    notes: () => [],
    unread: () => unread,
    names: 'id',
    content: [...CONTENT, ...fields],
    region: 'country',
    again: () => tableOf(counted, fields, unread),
  }
}
