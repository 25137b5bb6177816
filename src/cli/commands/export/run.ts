import { statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { select } from '../../../config/files/pattern.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import { parseExportFields } from '../../../store/export/export-fields.ts'
import { shownTarget } from '../../../store/export/export-target.ts'
import { exportFormat, type Format } from '../../../store/export/export-format.ts'
import { exportRecords } from '../../../store/export/export-records.ts'
import type { ExportReport } from '../../../store/export/export-rows.ts'
import { timeBound } from '../../../store/export/time-bound.ts'
import { openFleetStores } from '../../../store/open-store-catalog.ts'
import type { StoreCatalog, StoreName } from '../../../store/store-catalog.ts'
import { lockOutput } from '../../../tables/lock-output.ts'
import { onInterrupt } from '../../../tables/on-interrupt.ts'
import { linkTarget } from '../../../tables/link-target.ts'
import { TableError } from '../../../tables/table.ts'
import { EXIT_LOCKED, EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { errorCode, isSystemError } from '../../../vocabulary/system-error.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import type { ExportArgs, WantedRecords } from './export-args.ts'
import { type Elsewhere, exportElsewhere, faultElsewhere, readElsewhere } from './elsewhere.ts'
import { lastExport } from './last-export.ts'
import { reportExport } from './report-export.ts'

/** Exports and says what came of it; returns the exit code. */
export async function exportAll(args: ExportArgs & CommonArgs, io: Io): Promise<number> {
  const elsewhere = readElsewhere(args)
  if (typeof elsewhere === 'string') return refuse(io, elsewhere)
  const last = args.since === 'last' ? await lastExport(args.stateDir, placeOf(args, elsewhere, io)) : null
  const wanted = readWanted({ ...args, since: last === null ? args.since : (last.since ?? undefined) }, elsewhere)
  if (typeof wanted === 'string') return refuse(io, wanted)
  if (elsewhere === null && last !== null && (args.out === undefined || args.out === '-')) {
    return refuse(io, '--since last needs a place that can be known again: name it with --out or --to')
  }
  const out = args.out === undefined || args.out === '-' ? io.stdout : resolve(io.cwd, args.out)
  const fault = elsewhere === null ? faultOf(out, wanted.format, io) : faultElsewhere(elsewhere, io)
  if (fault !== null) return refuse(io, fault)

  const database = io.env['DATABASE_URL']
  const catalog = await openFleetStores(args.dataDir, database)
  const all = await catalog.list()
  const { selected, unmatched } = select(all, args.pattern, { configDir: args.configDir, parked: [] })
  for (const { pattern, nearest } of unmatched) {
    const hint = nearest === null ? '' : `, did you mean "${nearest}"?`
    io.stderr.write(`${NAME}: nothing is stored for "${plainText(pattern)}"${plainText(hint)}\n`)
  }
  if (selected.length === 0) {
    const place = database === undefined ? shownPath(args.dataDir, io.cwd) : 'the database'
    return all.length === 0 ? refuse(io, `there are no records in ${place}`) : EXIT_USAGE
  }
  const request = { ...wanted, catalog, stores: selected }
  const code =
    elsewhere !== null
      ? await exportElsewhere({ ...request, elsewhere, add: last !== null }, args, io)
      : typeof out === 'string'
        ? await writeFile({ ...request, out }, args, io)
        : await write({ ...request, out }, args, io)
  // What could not be read is still to come.
  if (code === 0) last?.note()
  return code
}

/** What an export to the same place, of the same records, is known by. */
function placeOf(args: ExportArgs, elsewhere: Elsewhere | null, io: Io): string[] {
  const { pattern, fields = '', format = '', out = '', partition = '', split = '', table = '' } = args
  const target = elsewhere?.target == null ? resolve(io.cwd, out) : shownTarget(elsewhere.target)
  return [target, table, split, partition, format, fields, ...pattern]
}

interface Request<Out = string | Io['stdout']> extends WantedRecords {
  catalog: StoreCatalog
  stores: StoreName[]
  out: Out
}

/** What the flags ask for, or what is wrong with them. */
function readWanted(
  { format: asked, out, fields: named, since: from, until: to }: ExportArgs,
  elsewhere: Elsewhere | null,
): WantedRecords | string {
  const format = elsewhere === null ? exportFormat(out, asked) : elsewhere.format
  if (typeof format !== 'string') return format.fault
  const fields = named === undefined ? undefined : parseExportFields(named)
  if (typeof fields === 'string') return fields
  const since = from === undefined ? undefined : timeBound(from, 'first')
  if (since === null) return `--since must be YYYY-MM-DD or an ISO time: current value is '${from}'`
  const until = to === undefined ? undefined : timeBound(to, 'last')
  if (until === null) return `--until must be YYYY-MM-DD or an ISO time: current value is '${to}'`
  if (since !== undefined && until !== undefined && until < since) return `--until ${to} is before --since ${from}`
  return { format, fields, since, until }
}

/** While nobody else writes the same file. */
async function writeFile(request: Request<string>, args: CommonArgs, io: Io): Promise<number> {
  const target = linkTarget(request.out)
  let release: (() => void) | null = null
  // Before there is a lock file: a signal may come at any moment.
  const forget = onInterrupt(() => release?.())
  try {
    release = lockOutput(join(dirname(target), `.${basename(target)}.lock`))
    if (release !== null) return await write(request, args, io)
    refuse(io, `${shownPath(request.out, io.cwd)} is being written by another ${NAME} export`)
    return EXIT_LOCKED
  } finally {
    release?.()
    forget()
  }
}

async function write(request: Request, { json, quiet }: CommonArgs, io: Io): Promise<number> {
  const { out, format } = request
  let report: ExportReport
  try {
    report = await exportRecords(request)
  } catch (error) {
    // Whoever read our output has what it wanted: `| head`.
    if (typeof out !== 'string' && hasLeft(error)) return 0
    if (!isSystemError(error) && !(error instanceof TableError)) throw error
    const place = typeof out === 'string' ? shownPath(out, io.cwd) : 'stdout'
    io.stderr.write(`${NAME}: cannot write ${plainText(place)}: ${plainText(error.message)}\n`)
    return 1
  }
  const place = typeof out === 'string' ? shownPath(out, io.cwd) : null
  return reportExport(report, { place, out: typeof out === 'string' ? out : null, format }, { json, quiet }, io)
}

function faultOf(out: string | Io['stdout'], format: Format, io: Io): string | null {
  if (typeof out !== 'string') {
    if (format === 'sqlite') return 'a SQLite database is a file: name it with --out'
    const isText = format === 'jsonl' || format === 'csv'
    return isText || io.stdout.isTTY !== true ? null : `${format} is not text: name a file with --out`
  }
  try {
    const target = linkTarget(out)
    const existing = statSync(target, { throwIfNoEntry: false })
    if (existing?.isDirectory() === true) return `--out must name a file: ${shownPath(out, io.cwd)} is a folder`
    if (format === 'sqlite' && existing?.isFile() === false)
      return `--out: ${shownPath(out, io.cwd)} is no regular file`
    const folder = dirname(target)
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return null
    return `--out: there is no folder ${shownPath(folder, io.cwd)}`
  } catch (error) {
    if (!isSystemError(error)) throw error
    return `--out: ${error.message}`
  }
}

function hasLeft(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE'
}
