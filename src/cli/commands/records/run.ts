import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, extname, join, resolve, sep } from 'node:path'
import { shownPath } from '../../../config/files/shown-path.ts'
import { processFile } from '../../../records/process-file.ts'
import { stageOutput, type StagedOutput } from '../../../records/staged-output.ts'
import { lockOutput } from '../../../tables/lock-output.ts'
import { type Table, TableError, type TableFormat } from '../../../tables/table.ts'
import { StoreError } from '../../../store/store-error.ts'
import { EXIT_LOCKED } from '../../../vocabulary/run/exit-codes.ts'
import { plainText, shorten } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import type { RecordsArgs } from './flags.ts'
import { countRows } from './count-rows.ts'
import { findPairsIn } from './find-pairs.ts'
import { inputFault, openInput } from './open-input.ts'
import { createProgress } from './progress.ts'
import { openLookups } from './open-lookups.ts'
import { outputFault, staleNames } from './output-names.ts'
import { columnFault, readRequest, type Settings } from './read-request.ts'
import { type RecordsStatistics, statisticsOf } from './statistics.ts'
import { namedStores, type StorePlaces } from '../../../store/named-stores.ts'
import { beginLine, reportLines } from './messages.ts'

/** Checks a file of records and says what came of it; returns the exit code. */
export async function runRecords(args: RecordsArgs & CommonArgs, io: Io): Promise<number> {
  if (args.file === '-' || args.file === '')
    return refuse(io, 'standard input: save it to a file, which is read more than once')
  const settings = readRequest(args)
  if (typeof settings === 'string') return refuse(io, settings)
  const path = resolve(io.cwd, args.file)
  const shown = shownPath(path, io.cwd)
  const places = { dataDir: args.dataDir, database: io.env['DATABASE_URL'] }
  const wrong = inputFault(path, io.cwd, places)
  if (wrong !== null) return refuse(io, wrong)
  const out = resolve(io.cwd, args.out ?? `${basename(path, extname(path))}-checked`)
  try {
    const table = await openInput(path, settings.reading, places)
    const { spec } = settings
    if (spec.region === null) spec.regionField ??= table.region ?? null
    const fault = columnFault(settings, table.columns)
    if (fault !== null) {
      const [what, hint = ''] = fault.split('\n')
      return refuse(io, `${shown}: ${what}`, `${hint}${sheetHint(table)}`)
    }
    const format = args.format ?? table.format
    const taken = outputFault(out, format, { path, args, cwd: io.cwd })
    if (taken !== null) return refuse(io, taken, 'Name another folder with --out')
    mkdirSync(out, { recursive: true })
    const release = lockOutput(join(out, '.lock'))
    if (release === null) {
      refuse(io, `another ${NAME} records writes to ${shownPath(out, io.cwd)}`, 'Name another folder with --out')
      return EXIT_LOCKED
    }
    try {
      return await check({ path, places, table, out, format, settings, release }, args, io)
    } finally {
      release()
    }
  } catch (error) {
    const said = sayFailure(error, { path, out, cwd: io.cwd })
    if (said === null) throw error
    io.stderr.write(`${NAME}: ${plainText(said)}\n`)
    return 1
  }
}

function sheetHint({ sheets }: Table): string {
  if (sheets === undefined || sheets.all.length < 2) return ''
  return ` (sheet ${sheets.read}; --sheet reads another of ${shorten(sheets.all.join(', '), 1000)})`
}

interface Work {
  path: string
  places: StorePlaces
  table: Table
  out: string
  format: TableFormat
  settings: Settings
  /** Lets others write to `out`. */
  release: () => void
}

async function check(
  { path, places, table, out, format, settings, release }: Work,
  args: RecordsArgs & CommonArgs,
  io: Io,
): Promise<number> {
  const cores = availableParallelism()
  const lookups = openLookups(settings, cores, args, io)
  const progress = createProgress(io.stderr, args.quiet)
  const started = performance.now()
  const startMemory = process.memoryUsage.rss()
  const before = process.cpuUsage()
  const { duplicates, reading } = settings
  let pairs: Awaited<ReturnType<typeof findPairsIn>> | null = null
  let staged: StagedOutput | null = null
  let statistics: RecordsStatistics
  try {
    if (duplicates !== null) {
      const input = { path, table, out, reading, cwd: io.cwd, places, onProgress: progress.show }
      pairs = await findPairsIn(duplicates, input)
    }
    // Not before: while pairs are looked for nobody could hear a signal, and none is caught.
    staged = stageOutput(out, () => {
      release()
      progress.end()
      io.stderr.write(`${NAME}: interrupted: nothing was written to ${plainText(shownPath(out, io.cwd))}\n`)
    })
    const total =
      namedStores(path, places) !== null
        ? null
        : await countRows(path, lookups !== null, async () => await openInput(path, reading, places))
    progress.begin(beginLine(settings, total, lookups?.concurrency ?? null))
    const checking = performance.now()
    const report = await processFile({
      table,
      out: staged.folder,
      format,
      cores,
      total,
      ...settings,
      ...(lookups?.located === undefined ? {} : { located: lookups.located }),
      ...(lookups?.phoned === undefined ? {} : { phoned: lookups.phoned }),
      ...(pairs === null ? {} : { pairs }),
      onProgress: progress.show,
    })
    const { user, system } = process.cpuUsage(before)
    const ended = performance.now()
    const endMemory = process.memoryUsage.rss()
    const peak = Math.max(endMemory, process.resourceUsage().maxRSS * 1024)
    const memory = { start: startMemory, peak, end: endMemory, growth: endMemory - startMemory }
    const times = { ms: ended - started, checkMs: ended - checking, cpuMs: (user + system) / 1000 }
    statistics = statisticsOf(report, { file: path, format, cores, memory, ...times })
    writeFileSync(join(staged.folder, 'stats.json'), `${JSON.stringify(statistics, null, 2)}\n`)
    staged.commit(staleNames(out))
  } finally {
    progress.end()
    staged?.discard()
    lookups?.close()
    pairs?.close?.()
  }
  print(statistics, [...statistics.unread, ...table.notes(), ...(pairs?.notes ?? [])], { out, args, io })
  return isIncomplete(statistics) ? 1 : 0
}

/** A script sees the exit code only: a store that was not read, or a file of which no row was. */
function isIncomplete({ unread, rows_in, rows_out }: RecordsStatistics): boolean {
  return unread.length > 0 || (rows_in > 0 && rows_out === 0)
}

interface Printing {
  out: string
  args: CommonArgs
  io: Io
}

function print(statistics: RecordsStatistics, notes: string[], { out, args, io }: Printing): void {
  for (const note of notes) io.stderr.write(`${NAME}: ${plainText(note)}\n`)
  if (args.json) io.stdout.write(`${JSON.stringify({ ...statistics, out })}\n`)
  else for (const line of reportLines(statistics, shownPath(out, io.cwd))) io.stdout.write(`${plainText(line)}\n`)
}

/** What the world did to us; null when it was our own mistake. */
function sayFailure(error: unknown, { path, out, cwd }: { path: string; out: string; cwd: string }): string | null {
  const file = shownPath(path, cwd)
  if (error instanceof TableError) return `${file}: ${error.message}`
  if (error instanceof StoreError) return error.message.replace(error.file, () => shownPath(error.file, cwd))
  if (!(error instanceof Error) || !('syscall' in error)) return null
  const { code, syscall, path: place = out } = error as NodeJS.ErrnoException
  const isOutput = place === out || place.startsWith(out + sep) || out.startsWith(place + sep)
  if (syscall === 'read' || !isOutput) {
    return `cannot read ${shownPath(place === out ? path : place, cwd)}: ${error.message}`
  }
  // What is not whole stands in a folder of its own, which is not what a person asked for.
  const meant = place.replace(/[\\/]\.unfinished-\d+/, '')
  const meaning = code === 'ENOSPC' ? 'the disk is full; nothing of an earlier output was changed' : error.message
  return `cannot write to ${shownPath(meant, cwd)}: ${meaning}`
}
