import { join } from 'node:path'
import type { CheckSpec } from '../contacts/check-spec.ts'
import { addedColumns } from '../contacts/create-checker.ts'
import { createRowProgress, type RowProgress } from './checks/row-progress.ts'
import { createRowTimes, type RowTimes } from './checks/row-times.ts'
import { createScheduler, type Scheduler, type SchedulerStatistics } from './checks/create-scheduler.ts'
import { createFindingCounter, type Findings } from '../contacts/finding-counter.ts'
import { jsonLine } from '../tables/jsonl/json-line.ts'
import { createLineFile, type LineFile } from '../tables/jsonl/line-file.ts'
import type { AddedType, OutputRow } from '../tables/output-row.ts'
import { plainJson } from '../tables/plain-json.ts'
import type { Table, TableFormat, TableRow } from '../tables/table.ts'
import { writeFileWhole } from '../tables/replace-file.ts'
import { writeTable } from '../tables/write-table.ts'
import { type Located, locateRows } from './geocode/locate-rows.ts'
import type { LookupStatistics } from './lookup/create-lookups.ts'
import { outputColumns } from './output-columns.ts'
import type { Pairs, PairsStatistics } from './pairs/pairs.ts'
import { lookUpPhones, type PhoneLookups } from './phone-lookup/look-up-phones.ts'
import { chunked, inOrder } from './pool/in-order.ts'

export interface FileRequest {
  table: Table
  spec: CheckSpec
  /** An existing folder, where nothing is yet. */
  out: string
  format: TableFormat
  workers: number | 'auto'
  chunkSize: number | 'auto'
  cores: number
  /** Rows of the file, if they were counted. */
  total?: number | null
  /** Where places are asked for; offline without it. */
  located?: Located
  /** Where phones are asked for; offline without it. */
  phoned?: PhoneLookups
  /** What was found to mean the same; without it nobody looked. */
  pairs?: Pairs
  /** Program of the worker threads, for tests. */
  program?: string
  /** Called at the beginning, after each chunk, and with lookups after each row. */
  onProgress?(progress: FileProgress): void
}

export interface FileProgress {
  /** Rows that are answered, lookups included. */
  rows: number
  chunksDone: number
  /** Chunks and rows of the whole file; estimated until it is read. */
  chunks: number
  expected: number
  rejected: number
  /** Threads, or lookups at a time. */
  workers: number
  /** Share of the rows that are answered, 0 to 1. */
  done: number
}

/** What was asked of a service; `workers` are the lookups at a time. */
export interface ServiceUse extends LookupStatistics {
  workers: number
}

/** `rows_in` is always `rows_out` + `rejected`. */
export interface FileReport extends SchedulerStatistics {
  rows_in: number
  rows_out: number
  rejected: number
  /** Rejected rows by reason. */
  reasons: Record<string, number>
  /** Parts of the input of which no rows came, and why: stores that are damaged. */
  unread: string[]
  findings: Record<string, Findings>
  /** Null when nobody was asked. */
  lookups: ServiceUse | null
  /** The same of the service for phones. */
  phone_lookups: ServiceUse | null
  chunks: number
  /** Processor time of the check of a row; with lookups, the time that a lookup took. */
  row_ms: RowTimes
  duplicates: (PairsStatistics & { pairs: number }) | null
}

/** Checks a file and writes what came of it into a folder. Throws a TableError, or the system's errors. */
export async function processFile(request: FileRequest): Promise<FileReport> {
  const { table, spec, out, format } = request
  const added = addedColumns(spec)
  const counter = createFindingCounter(added)
  // Before there are threads: where it cannot be made, they would be left behind.
  const rejected = createLineFile<Rejection>(join(out, 'rejected.jsonl'))
  const progress = createRowProgress(request.total ?? null)
  const times = createRowTimes()
  const { located, phoned, pairs } = request
  const hasLookups = located !== undefined || phoned !== undefined
  const onChunk = (ms: number, rows: number): void => {
    if (!hasLookups) times.add(ms / Math.max(1, rows), rows)
  }
  const scheduler = createScheduler({ ...request, done: table.done, onChunk })
  const counts = { rows_in: 0, rows_out: 0, rejected: 0, reasons: {} as Record<string, number> }

  const reject = (row: TableRow, reason: string): void => {
    counts.rejected++
    // A reason names numbers of cells and the like; counted is what kind it is.
    const kind = reason.split(':')[0]!.replace(/\d+/g, 'n')
    counts.reasons[kind] = (counts.reasons[kind] ?? 0) + 1
    addRejection(rejected, row, reason)
  }

  const reportProgress = (): void => {
    const lookups = (located?.concurrency ?? 0) + (phoned?.concurrency ?? 0)
    const workers = hasLookups ? lookups : scheduler.statistics().workers
    request.onProgress?.({ ...progress.now(table.done(), scheduler.chunkSize()), rejected: counts.rejected, workers })
  }

  async function* checked(): AsyncGenerator<OutputRow> {
    reportProgress()
    for await (const chunk of checkedChunks(table.rows, scheduler, progress)) {
      for (const { row, outcome } of chunk) {
        counts.rows_in++
        if ('broken' in row) reject(row, row.broken)
        else if (outcome === undefined || 'failed' in outcome) reject(row, outcome?.failed ?? 'not checked')
        else {
          counts.rows_out++
          counter.add(outcome.value)
          progress.pass(counts.rows_in)
          yield { row, added: outcome.value }
        }
      }
    }
  }

  async function* answered(rows: AsyncIterable<OutputRow>): AsyncGenerator<OutputRow> {
    for await (const row of rows) {
      yield row
      if (progress.answer() || hasLookups) reportProgress()
    }
    progress.finish()
    reportProgress()
  }

  try {
    const onLookup = (ms: number): void => times.add(ms, 1)
    const places = located === undefined ? checked() : locateRows(checked(), added, { ...located, onLookup })
    const rows = answered(phoned === undefined ? places : lookUpPhones(places, added, { ...phoned, onLookup }))
    const extra = { located: located !== undefined, phoned: phoned !== undefined, pairs: pairs !== undefined }
    const names = outputColumns(spec, extra)
    const columns = { input: table.columns, added: names.map((name) => ({ name, type: typeOf(name) })) }
    await writeTable(pairs === undefined ? rows : withPairs(rows, pairs), {
      path: join(out, `records.${format}`),
      format,
      columns,
      original: table.original,
    })
    if (pairs !== undefined) await writePairs(pairs, join(out, 'pairs.jsonl'))
  } finally {
    await scheduler.close()
    rejected.close()
  }
  const lookups = located === undefined ? null : { ...located.geocoder.statistics(), workers: located.concurrency }
  const phone_lookups = phoned === undefined ? null : { ...phoned.lookups.statistics(), workers: phoned.concurrency }
  const duplicates = pairs === undefined ? null : { ...pairs.statistics, pairs: pairs.count }
  return {
    ...counts,
    unread: table.unread?.() ?? [],
    findings: counter.findings(),
    lookups,
    phone_lookups,
    duplicates,
    chunks: progress.now(1, scheduler.chunkSize()).chunks,
    row_ms: times.times(),
    ...scheduler.statistics(),
  }
}

/** The names of the added columns say what they hold. */
function typeOf(name: string): AddedType {
  if (/_(valid|possible)$/.test(name)) return 'flag'
  if (name === 'cluster_id') return 'count'
  return /_(lat|lon|confidence|score)$/.test(name) ? 'number' : 'text'
}

async function* withPairs(rows: AsyncIterable<OutputRow>, pairs: Pairs): AsyncGenerator<OutputRow> {
  for await (const { row, added } of rows) yield { row, added: [...added, ...pairs.answers(row.number)] }
}

async function writePairs(pairs: Pairs, path: string): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    for (const line of pairs.lines()) yield jsonLine(line)
  }
  await writeFileWhole(path, lines())
}

type ScheduledRow = { row: TableRow; outcome: Awaited<ReturnType<Scheduler['check']>>[number] | undefined }

function checkedChunks(
  rows: AsyncIterable<TableRow>,
  scheduler: Scheduler,
  progress: RowProgress,
): AsyncGenerator<ScheduledRow[]> {
  const work = async (chunk: TableRow[]): Promise<ScheduledRow[]> => {
    progress.chunk(chunk.length)
    const good = chunk.filter((row) => 'values' in row)
    const outcomes = (await scheduler.check(good)).values()
    return chunk.map((row) => ({ row, outcome: 'broken' in row ? undefined : outcomes.next().value }))
  }
  return inOrder(chunked(rows, scheduler.chunkSize), work, scheduler.ahead)
}

/** A row that is not in the output, and why. `raw` is its text, `values` what it holds where the file is no text. */
interface Rejection {
  row: number
  line: number
  reason: string
  raw?: string
  values?: unknown
}

function addRejection(file: LineFile<Rejection>, row: TableRow, reason: string): void {
  const place = { row: row.number, line: row.line, reason }
  if (row.raw !== null) file.add({ ...place, raw: row.raw.replace(/\r?\n$|\r$/, '') })
  else file.add({ ...place, values: 'values' in row ? JSON.parse(plainJson(row.values)) : null })
}
