import { statSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { select } from '../../../config/files/pattern.ts'
import type { ExportReport } from '../../../store/export/export-rows.ts'
import { exportRecords } from '../../../store/export/export-records.ts'
import { type Format, FORMATS } from '../../../store/export/format.ts'
import { parseSince } from '../../../store/export/since.ts'
import { openStoreCatalog } from '../../../store/open-store-catalog.ts'
import type { StoreCatalog, StoreName } from '../../../store/store-catalog.ts'
import { plainText } from '../../../vocabulary/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { errorCode, isSystemError } from '../../../vocabulary/system-error.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { EXIT_USAGE, refuse } from '../../mistake.ts'

export interface ExportArgs {
  pattern: string[]
  format: Format | undefined
  out: string | undefined
  since: string | undefined
}

/** Exports and says what came of it; returns the exit code. */
export async function exportAll(args: ExportArgs & CommonArgs, io: Io): Promise<number> {
  const since = args.since === undefined ? undefined : parseSince(args.since)
  if (since === null) return refuse(io, `--since must be YYYY-MM-DD or an ISO time: current value is '${args.since}'`)
  const format = args.format ?? formatOf(args.out)
  const out = args.out === undefined || args.out === '-' ? io.stdout : resolve(io.cwd, args.out)
  const fault = faultOf(out, format, io)
  if (fault !== null) return refuse(io, fault)

  const catalog = openStoreCatalog(args.dataDir)
  const all = await catalog.list()
  const { selected, unmatched } = select(all, args.pattern, { configDir: args.configDir, parked: [] })
  for (const { pattern, nearest } of unmatched) {
    const hint = nearest === null ? '' : `, did you mean "${nearest}"?`
    io.stderr.write(`${NAME}: nothing is stored for "${plainText(pattern)}"${plainText(hint)}\n`)
  }
  if (selected.length === 0) {
    return all.length === 0 ? refuse(io, `there are no records in ${shownPath(args.dataDir, io.cwd)}`) : EXIT_USAGE
  }
  return await write({ catalog, stores: selected, format, since, out }, args, io)
}

interface Request {
  catalog: StoreCatalog
  stores: StoreName[]
  format: Format
  since: string | undefined
  out: string | Io['stdout']
}

async function write({ since, ...what }: Request, { json, quiet }: CommonArgs, io: Io): Promise<number> {
  const { out, format } = what
  let report: ExportReport
  try {
    report = await exportRecords({ ...what, ...(since === undefined ? {} : { since }) })
  } catch (error) {
    // Whoever read our output has what it wanted: `| head`.
    if (typeof out !== 'string' && hasLeft(error)) return 0
    if (!isSystemError(error)) throw error
    const place = typeof out === 'string' ? shownPath(out, io.cwd) : 'stdout'
    io.stderr.write(`${NAME}: cannot write ${plainText(place)}: ${plainText(error.message)}\n`)
    return 1
  }
  for (const { file, message } of report.broken) {
    io.stderr.write(`${NAME}: not exported: ${plainText(message.replace(file, () => shownPath(file, io.cwd)))}\n`)
  }
  const { records, sources, broken } = report
  const place = typeof out === 'string' ? ` to ${shownPath(out, io.cwd)}` : ''
  if (json && typeof out === 'string') {
    const failed = broken.map(({ file, reason, message }) => ({ file, reason, message }))
    io.stdout.write(`${JSON.stringify({ records, sources, out, format, broken: failed })}\n`)
  } else if (!quiet) {
    const count = (n: number): string => n.toLocaleString('en-US')
    const of = `${count(sources)} ${sources === 1 ? 'source' : 'sources'}`
    io.stderr.write(`wrote ${count(records)} ${records === 1 ? 'record' : 'records'} of ${of}${plainText(place)}\n`)
  }
  return broken.length > 0 ? 1 : 0
}

function formatOf(out: string | undefined): Format {
  const ending = extname(out ?? '').toLowerCase()
  return FORMATS.find((format) => `.${format}` === ending) ?? 'jsonl'
}

function faultOf(out: string | Io['stdout'], format: Format, io: Io): string | null {
  if (typeof out !== 'string') {
    return format === 'parquet' && io.stdout.isTTY === true ? 'parquet is not text: name a file with --out' : null
  }
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === true) {
    return `--out must name a file: ${shownPath(out, io.cwd)} is a folder`
  }
  const folder = dirname(out)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return null
  return `--out: there is no folder ${shownPath(folder, io.cwd)}`
}

function hasLeft(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE'
}
