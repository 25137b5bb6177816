import type { ExportedRow } from '../../vocabulary/record.ts'
import type { StoreCatalog, StoreName } from '../store-catalog.ts'
import { StoreError } from '../store-error.ts'
import type { StoredRecord, StoreReader } from '../store.ts'
import { type ExportField, fieldValue } from './export-fields.ts'

/** What an export came to; filled in while its rows are read. */
export interface ExportReport {
  records: number
  /** Sources that gave at least one record. */
  sources: number
  /** Stores that could not be read, or not to their end. */
  broken: StoreError[]
  /** Of the fields that were asked for, those of sources that no record has. */
  absent: Set<ExportField>
}

/** The report of an export that has read nothing yet: all `extra.` fields are absent until a record has them. */
export function emptyReport(fields: readonly ExportField[] = []): ExportReport {
  const absent = new Set(fields.filter((field) => field.startsWith('extra.')))
  return { records: 0, sources: 0, broken: [], absent }
}

/** A row with what the store knows beside it, which an export does not hold. */
export type ExportRow = ExportedRow & Partial<QualityCells>

type QualityCells = Required<Pick<StoredRecord, 'quality' | 'quality_reasons'>>

interface RowsOptions {
  catalog: StoreCatalog
  /** ISO 8601 in UTC. */
  since?: string | undefined
  until?: string | undefined
  /** Whether rows have their quality. */
  quality?: boolean
  /** Filled in while the rows are read. */
  report: ExportReport
}

/** The records of all stores, one store after the other, each in the order in which they were first stored. */
export async function* exportRows(stores: readonly StoreName[], options: RowsOptions): AsyncGenerator<ExportRow> {
  for (const store of stores) {
    try {
      yield* rowsOf(store, options)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      options.report.broken.push(error)
    }
  }
}

async function* rowsOf(
  store: StoreName,
  { catalog, since, until, quality = false, report }: RowsOptions,
): AsyncGenerator<ExportRow> {
  const { country, source } = store
  const reader = await catalog.reader(store)
  try {
    const name = await displayName(reader, source)
    let first = true
    for await (const stored of reader.records({ quality, ...(since === undefined ? {} : { since }) })) {
      const {
        url,
        title,
        date,
        date_raw,
        body,
        tags,
        authors,
        language,
        scraped_at,
        run,
        extra,
        documents = [],
      } = stored
      if (until !== undefined && scraped_at > until) continue
      if (first) report.sources++
      first = false
      report.records++
      // The order of the fields is the order in which users see them.
      const whose = { country, source, name }
      const row = {
        ...whose,
        url,
        title,
        date,
        date_raw,
        body,
        tags,
        authors,
        language,
        scraped_at,
        run,
        extra,
        documents,
      }
      for (const field of report.absent) if (fieldValue(row, field) !== null) report.absent.delete(field)
      yield quality ? { ...row, ...qualityOf(stored) } : row
    }
  } finally {
    await reader.close()
  }
}

function qualityOf({ quality = null, quality_reasons = null }: StoredRecord): QualityCells {
  return { quality, quality_reasons }
}

/** The scraper notes its display name in the store: a config may be gone when its records are exported. */
async function displayName(reader: StoreReader, source: string): Promise<string> {
  const fact = await reader.getFact('name')
  if (fact === null) return source
  try {
    const name: unknown = JSON.parse(fact)
    return typeof name === 'string' ? name : fact
  } catch {
    return fact
  }
}
