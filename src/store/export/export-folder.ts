import { mkdirSync, rmSync, existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileWhole } from '../../tables/replace-file.ts'
import { onInterrupt } from '../../tables/on-interrupt.ts'
import { temporaryBeside } from '../../tables/temporary-beside.ts'
import { NAME } from '../../vocabulary/product.ts'
import type { ExportedRow } from '../../vocabulary/record.ts'
import type { StoreName } from '../store-catalog.ts'
import { EXPORT_FIELDS, type ExportField } from './export-fields.ts'
import { EXPORT_ENDINGS, type Format } from './export-format.ts'
import { encoded, type ExportOptions, exportRecords } from './export-records.ts'
import { emptyReport, exportRows, type ExportReport } from './export-rows.ts'
import { partitionFolder, type PartitionKey } from './partitions.ts'

/** A file each source, or a Parquet file (or several) each partition. */
export type Division = { by: 'source' } | { by: 'partition'; keys: readonly PartitionKey[] }

/** That a folder was made by an export, which may replace it. */
const MARK = `.${NAME}-export`
/** Rows, and text (UTF-16 units), that are held for files to come; one file has no more rows. */
const FILE_ROWS = 200_000
const HELD_LENGTH = 64_000_000

/** Whether an export may write into a folder: it is not there, empty, or of an export. */
export function isExportFolder(folder: string): boolean {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.length === 0 || names.includes(MARK)
}

/**
 * Writes the records of the stores as several files into a folder. It is as before until all of them are whole, then
 * replaced; with `add` they are put beside those that are there. Throws the system's errors.
 */
export async function exportFolder(
  options: Omit<ExportOptions, 'out'> & { out: string; add?: boolean },
  division: Division,
  now = new Date(),
): Promise<ExportReport> {
  const { out, add = false } = options
  const temporary = temporaryBeside(out)
  const remove = (): void => rmSync(temporary, { recursive: true, force: true })
  const forget = onInterrupt(remove)
  try {
    mkdirSync(temporary)
    writeFileSync(join(temporary, MARK), '')
    const stamp = add ? `${now.toISOString().replaceAll(/[-:.]/g, '')}-` : ''
    const report = await (division.by === 'source'
      ? writeSources(options, temporary)
      : writePartitions(options, temporary, division.keys, stamp))
    if (add) addTo(out, temporary)
    else replace(out, temporary)
    return report
  } finally {
    remove()
    forget()
  }
}

async function writeSources(options: Omit<ExportOptions, 'out'>, folder: string): Promise<ExportReport> {
  const total = emptyReport(options.fields)
  const absent = new Map([...total.absent].map((field) => [field, 0]))
  for (const store of options.stores) {
    const path = sourceFile(folder, store, options.format)
    mkdirSync(dirname(path), { recursive: true })
    const report = await exportRecords({ ...options, stores: [store], out: path })
    // A source without a record in the period needs no file.
    if (report.records === 0) rmSync(path, { force: true })
    total.records += report.records
    total.sources += report.sources
    total.broken.push(...report.broken)
    for (const field of report.absent) absent.set(field, (absent.get(field) ?? 0) + 1)
  }
  for (const [field, times] of absent) if (times < options.stores.length) total.absent.delete(field)
  return total
}

function sourceFile(folder: string, { country, source }: StoreName, format: Format): string {
  return join(folder, country, `${source}${EXPORT_ENDINGS[format][0]}`)
}

async function writePartitions(
  options: Omit<ExportOptions, 'out'>,
  folder: string,
  keys: readonly PartitionKey[],
  stamp: string,
): Promise<ExportReport> {
  const { stores, fields = EXPORT_FIELDS } = options
  const report = emptyReport(fields)
  // What the folders say stands in no file: readers take the columns from there.
  const columns = fields.filter((field) => !(keys as readonly string[]).includes(field))
  const held = new Map<string, Held>()
  let length = 0
  let files = 0
  const flush = async (partition: string, rows: Held): Promise<void> => {
    held.delete(partition)
    length -= rows.length
    const path = join(folder, partition, `part-${stamp}${String(++files).padStart(5, '0')}.parquet`)
    mkdirSync(dirname(path), { recursive: true })
    await writeFileWhole(path, await parquet(rows.rows, columns))
  }
  for await (const row of exportRows(stores, { ...options, report })) {
    const partition = partitionFolder(row, keys)
    const rows = held.get(partition) ?? { rows: [], length: 0 }
    held.set(partition, rows)
    rows.rows.push(row)
    const size = 500 + row.title.length + (row.body?.length ?? 0)
    rows.length += size
    length += size
    if (rows.rows.length >= FILE_ROWS) await flush(partition, rows)
    while (length > HELD_LENGTH) await flush(...largest(held))
  }
  for (const [partition, rows] of held) await flush(partition, rows)
  return report
}

interface Held {
  rows: ExportedRow[]
  length: number
}

function largest(held: ReadonlyMap<string, Held>): [string, Held] {
  let found: [string, Held] | null = null
  for (const entry of held) if (found === null || entry[1].length > found[1].length) found = entry
  if (found === null) throw new Error('Internal error: nothing is held')
  return found
}

async function parquet(
  rows: readonly ExportedRow[],
  columns: readonly ExportField[],
): Promise<AsyncIterable<string | Uint8Array>> {
  async function* each(): AsyncGenerator<ExportedRow> {
    yield* rows
  }
  return encoded(each(), 'parquet', columns)
}

function replace(out: string, temporary: string): void {
  const old = `${temporary}.old`
  if (existsSync(out)) renameSync(out, old)
  renameSync(temporary, out)
  rmSync(old, { recursive: true, force: true })
}

/** Each file by a rename, so that no reader sees a part of one; their names are new. */
function addTo(out: string, temporary: string): void {
  const move = (from: string, to: string): void => {
    mkdirSync(to, { recursive: true })
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      if (entry.isDirectory()) move(join(from, entry.name), join(to, entry.name))
      else renameSync(join(from, entry.name), join(to, entry.name))
    }
  }
  move(temporary, out)
}
