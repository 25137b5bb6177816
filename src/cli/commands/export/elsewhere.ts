import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join, posix, resolve } from 'node:path'
import { shownPath } from '../../../config/files/shown-path.ts'
import { exportFolder, isExportFolder, type Division } from '../../../store/export/export-folder.ts'
import { EXPORT_ENDINGS, exportFormat, type Format } from '../../../store/export/export-format.ts'
import { exportRecords } from '../../../store/export/export-records.ts'
import type { ExportReport } from '../../../store/export/export-rows.ts'
import { type ExportTarget, parseExportTarget, shownTarget } from '../../../store/export/export-target.ts'
import { exportToTable, TableTargetError } from '../../../store/export/export-table.ts'
import { RECORD_KEY, missingTableKey } from '../../../store/export/record-key.ts'
import { parsePartition } from '../../../store/export/partitions.ts'
import { missingKeys, ObjectStoreError, sendFolder } from '../../../store/export/send-folder.ts'
import { parseExportFields } from '../../../store/export/export-fields.ts'
import type { StoreCatalog, StoreName } from '../../../store/store-catalog.ts'
import { onInterrupt } from '../../../tables/on-interrupt.ts'
import { TableError } from '../../../tables/table.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { isSystemError } from '../../../vocabulary/system-error.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { reportExport } from './report-export.ts'
import type { ExportArgs, WantedRecords } from './export-args.ts'

/** An export that is no single file: into a database, a bucket, or a folder of several files. */
export interface Elsewhere {
  target: ExportTarget | null
  /** Of a folder: how its files are divided; null for one file. */
  division: Division | null
  format: Format
  table: string
  /** Of a folder on this machine, as typed. */
  out: string
}

/** Reads the flags; null for an export to one file or stdout, a text for what is wrong. */
export function readElsewhere(args: ExportArgs): Elsewhere | null | string {
  const { to, split, partition, out, format, fields, table = 'records' } = args
  if (to === undefined && split === undefined && partition === undefined) return null
  if (to !== undefined && out !== undefined) return '--to and --out both name a place: one of them'
  if (split !== undefined && partition !== undefined)
    return '--split and --partition both divide the files: one of them'
  const target = to === undefined ? null : parseExportTarget(to)
  if (typeof target === 'string') return target
  const keys = partition === undefined ? null : parsePartition(partition)
  if (typeof keys === 'string') return keys
  const division: Division | null =
    keys !== null ? { by: 'partition', keys } : split === undefined ? null : { by: 'source' }
  if (target !== null && target.kind !== 's3') {
    if (division !== null) return 'a table is not divided into files: --split and --partition need a folder'
    if (format !== undefined) return '--format is for files: a database has its own types'
    const named = fields === undefined ? null : parseExportFields(fields)
    if (Array.isArray(named) && missingTableKey(named))
      return `--fields must have ${RECORD_KEY.join(', ')}: a row of the table is known by them`
  }
  if (target === null && out === undefined)
    return `${split === undefined ? '--partition' : '--split'} needs a folder: name it with --out`
  if (keys !== null && format !== undefined && format !== 'parquet')
    return `--partition writes Parquet, and not ${format}`
  const named =
    division === null && target?.kind === 's3' && extname(target.key) !== ''
      ? exportFormat(target.key, format)
      : (format ?? 'jsonl')
  if (typeof named !== 'string') return named.fault
  return { target, division, format: keys !== null ? 'parquet' : named, table, out: out ?? '' }
}

/** What makes the place unusable; null for nothing. */
export function faultElsewhere({ target, out }: Elsewhere, io: Io): string | null {
  if (target?.kind === 's3') return missingKeys(io.env)
  if (target !== null) return null
  const folder = resolve(io.cwd, out)
  try {
    const existing = statSync(folder, { throwIfNoEntry: false })
    if (existing !== undefined && !existing.isDirectory())
      return `--out must name a folder: ${shownPath(folder, io.cwd)} is a file`
    if (existing === undefined && statSync(dirname(folder), { throwIfNoEntry: false })?.isDirectory() !== true)
      return `--out: there is no folder ${shownPath(dirname(folder), io.cwd)}`
    return isExportFolder(folder)
      ? null
      : `--out: ${shownPath(folder, io.cwd)} has files in it that are not of an export: name another folder`
  } catch (error) {
    if (!isSystemError(error)) throw error
    return `--out: ${error.message}`
  }
}

type Request = WantedRecords & { catalog: StoreCatalog; stores: StoreName[]; elsewhere: Elsewhere; add: boolean }

/** Exports there and says what came of it; returns the exit code. */
export async function exportElsewhere(request: Request, args: CommonArgs, io: Io): Promise<number> {
  const { elsewhere } = request
  const place =
    elsewhere.target === null ? shownPath(resolve(io.cwd, elsewhere.out), io.cwd) : shownTarget(elsewhere.target)
  let report: ExportReport
  try {
    report = await write(request, io)
  } catch (error) {
    if (!isWorlds(error)) throw error
    io.stderr.write(`${NAME}: cannot write ${plainText(place)}: ${plainText(error.message)}\n`)
    return 1
  }
  const format = elsewhere.target === null || elsewhere.target.kind === 's3' ? elsewhere.format : elsewhere.target.kind
  return reportExport(report, { place, out: place, format }, args, io)
}

async function write({ elsewhere, add, ...request }: Request, io: Io): Promise<ExportReport> {
  const { target, division, out, table } = elsewhere
  switch (target?.kind) {
    case undefined:
      if (division === null) throw new Error('Internal error: one file goes another way')
      return exportFolder({ ...request, out: resolve(io.cwd, out), add }, division)
    case 'postgres':
      return exportToTable(request, { kind: 'postgres', url: target.url, table })
    case 'sqlite':
      return exportToTable(request, { kind: 'sqlite', path: resolve(io.cwd, target.path), table })
    case 's3':
      return throughFolder(async (folder) => {
        const isFile = division === null
        const name =
          isFile && extname(target.key) !== ''
            ? posix.basename(target.key)
            : `records${EXPORT_ENDINGS[request.format][0]}`
        const inner = join(folder, 'export')
        const report = isFile
          ? await exportRecords({ ...request, out: join(folder, name) })
          : await exportFolder({ ...request, out: inner, add }, division)
        const prefix = isFile && extname(target.key) !== '' ? posix.dirname(target.key) : target.key
        await sendFolder(isFile ? folder : inner, {
          bucket: target.bucket,
          prefix: prefix === '.' ? '' : prefix,
          env: io.env,
        })
        return report
      })
  }
}

/** What is sent is first written whole. */
async function throughFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${NAME}-export-`))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const forget = onInterrupt(remove)
  try {
    return await work(folder)
  } finally {
    remove()
    forget()
  }
}

/** Not a mistake of ours: the disk, the database, the network. */
function isWorlds(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return (
    isSystemError(error) ||
    error instanceof TableError ||
    error instanceof ObjectStoreError ||
    error instanceof TableTargetError
  )
}
