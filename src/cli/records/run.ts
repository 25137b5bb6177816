import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, extname, join, resolve } from 'node:path'
import { shownPath } from '../../config/shown-path.ts'
import { checkFile, type CheckReport } from '../../records/check-file.ts'
import { findPairs, type Pairs } from '../../records/find-pairs.ts'
import { formatOf, openTable } from '../../records/files/open-table.ts'
import { type Table, TABLE_FORMATS, TableError, type TableFormat } from '../../records/files/table.ts'
import { plainText } from '../../vocabulary/plain-text.ts'
import { NAME } from '../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../command.ts'
import { refuse } from '../mistake.ts'
import type { RecordsArgs } from './args.ts'
import { createProgress } from './progress.ts'
import { openLookups } from './open-lookups.ts'
import { comparedColumns } from './read-duplicates.ts'
import { columnFault, readRequest, type Settings } from './read-request.ts'
import { type RecordsStatistics, statisticsOf } from './statistics.ts'
import { reportLines } from './words.ts'

/** Checks a file of records and says what came of it; returns the exit code. */
export async function checkRecords(args: RecordsArgs & CommonArgs, io: Io): Promise<number> {
  const settings = readRequest(args)
  if (typeof settings === 'string') return refuse(io, settings)
  const path = resolve(io.cwd, args.file)
  const shown = shownPath(path, io.cwd)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return refuse(io, `there is no file ${shown}`)
  const format = formatOf(path)
  if (format === null)
    return refuse(io, `${shown}: the name must end in .${TABLE_FORMATS.join(', .')}, .tsv or .ndjson`)
  const out = resolve(io.cwd, args.out ?? `${basename(path, extname(path))}-checked`)
  try {
    const table = await openTable(path, format, args.encoding)
    const fault = columnFault(settings, table.columns)
    if (fault !== null) return refuse(io, `${shown}: ${fault.split('\n')[0]}`, fault.split('\n')[1])
    return await check(
      { path, table, out, format: (args.format as TableFormat | undefined) ?? format, settings },
      args,
      io,
    )
  } catch (error) {
    const said = sayFailure(error, shown, shownPath(out, io.cwd))
    if (said === null) throw error
    io.stderr.write(`${NAME}: ${plainText(said)}\n`)
    return 1
  }
}

interface Work {
  path: string
  table: Table
  out: string
  format: TableFormat
  settings: Settings
}

async function check(
  { path, table, out, format, settings }: Work,
  args: RecordsArgs & CommonArgs,
  io: Io,
): Promise<number> {
  mkdirSync(out, { recursive: true })
  const cores = availableParallelism()
  const lookups = openLookups(settings, cores, args, io)
  const progress = createProgress(io.stderr, args.quiet)
  const started = performance.now()
  const before = process.cpuUsage()
  let report: CheckReport
  try {
    const pairs = await pairsOf(path, table, settings, args, io)
    const located = lookups === null ? {} : { located: lookups.located }
    report = await checkFile({
      table,
      out,
      format,
      cores,
      ...settings,
      ...located,
      ...pairs,
      onProgress: progress.show,
    })
  } finally {
    progress.end()
    lookups?.close()
  }
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1000
  const statistics = statisticsOf(report, { file: path, format, cores, ms: performance.now() - started, cpuMs })
  writeFileSync(join(out, 'stats.json'), `${JSON.stringify(statistics, null, 2)}\n`)
  print(statistics, table, { out, args, io })
  return 0
}

async function pairsOf(
  path: string,
  table: Table,
  { duplicates }: Settings,
  { encoding }: Pick<RecordsArgs, 'encoding'>,
  { cwd }: Io,
): Promise<{ pairs?: Pairs }> {
  if (duplicates === null) return {}
  const { match, id, against: other } = duplicates
  const open = async (file: string): Promise<Table> => {
    const format = formatOf(file)
    if (format === null)
      throw new TableError(`--against ${shownPath(file, cwd)}: the ending of its name says no format`)
    const opened = await openTable(file, format, encoding)
    const missing = comparedColumns(duplicates).find((column) => !opened.columns.includes(column))
    if (missing === undefined) return opened
    throw new TableError(`--against ${shownPath(file, cwd)}: there is no column '${missing}'`)
  }
  const own = await openTable(path, table.format, encoding)
  const against = other === null ? null : await open(resolve(cwd, other))
  return { pairs: await findPairs({ table: own, against, match, id }) }
}

interface Printing {
  out: string
  args: CommonArgs
  io: Io
}

function print(statistics: RecordsStatistics, table: Table, { out, args, io }: Printing): void {
  for (const note of table.notes()) io.stderr.write(`${NAME}: ${plainText(note)}\n`)
  if (args.json) io.stdout.write(`${JSON.stringify({ ...statistics, out })}\n`)
  else for (const line of reportLines(statistics, shownPath(out, io.cwd))) io.stdout.write(`${plainText(line)}\n`)
}

/** What the world did to us; null when it was our own mistake. */
function sayFailure(error: unknown, file: string, out: string): string | null {
  if (error instanceof TableError) return `${file}: ${error.message}`
  if (error instanceof RangeError && /encoding/i.test(error.message)) return `--encoding: ${error.message}`
  if (!(error instanceof Error) || !('syscall' in error)) return null
  const { code, syscall } = error as NodeJS.ErrnoException
  const place = syscall === 'read' || syscall === 'stat' ? `cannot read ${file}` : `cannot write to ${out}`
  const meaning = code === 'ENOSPC' ? 'the disk is full; nothing of an earlier output was changed' : error.message
  return `${place}: ${meaning}`
}
