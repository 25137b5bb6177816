import { scraperId } from '../../../config/source.ts'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import type { History, PastEnds } from '../../../runs/history/history.ts'
import { openFleetHistory } from '../../../runs/history/open-history.ts'
import { openFleetRuns } from '../../../runs/open-run-reader.ts'
import { writeReports } from '../../../report/files/write-reports.ts'
import { CopyFinder } from '../../../report/statistics/copied-records.ts'
import { fleetReport, type UnfinishedRun } from '../../../report/statistics/fleet-report.ts'
import { fleetStatistics, type FleetStatistics, type NewestRows } from '../../../report/statistics/fleet-statistics.ts'
import { statisticsLines } from '../../../report/statistics/statistics-lines.ts'
import type { ReportFile } from '../../../runs/folder/run-outputs.ts'
import { createPalette } from '../../../view/palette.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { readReports } from '../../session/outputs/read-reports.ts'
import { unusableFile } from '../../session/outputs/unusable-file.ts'
import type { RunReader } from '../../../runs/run-reader.ts'
import { pickRun, placeOfRuns } from '../../session/pick-run.ts'
import type { ReportArgs } from '../../options/output-options.ts'
import { readFleetFiles } from './read-fleet-files.ts'
import { storeQualities } from './store-qualities.ts'
import { writeFleetReport } from './write-fleet-report.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface ReportCommandArgs extends ReportArgs {
  run: string | undefined
  html: string | undefined
  csv: string | undefined
  last: string | undefined
  stores: boolean
}

interface StoresNotRead {
  stores: null
  problems: string[]
}

/** Runs that are taken where --last does not say how many. */
const LAST_SHOWN = 10
const LAST_WRITTEN = 30

type Args = ReportCommandArgs & CommonArgs

/** Prints statistics over past runs or writes them as a page and as tables, or writes the report files of one. */
export async function report(args: Args, io: Io): Promise<number> {
  const files = readReports(args, io)
  if (typeof files === 'string') return refuse(io, files)
  const fleet = readFleetFiles(args, io)
  if (typeof fleet === 'string') return refuse(io, fleet)
  const isWritten = fleet.html !== null || fleet.csv !== null
  const code = files.length > 0 ? await writeFiles(files, args, io) : 0
  if (code === EXIT_USAGE || (files.length > 0 && !isWritten)) return code
  const last = Number(args.last ?? (isWritten ? LAST_WRITTEN : LAST_SHOWN))
  if (!Number.isSafeInteger(last) || last < 1) {
    return refuse(io, `--last must be a whole number above 0: found ${JSON.stringify(args.last)}`)
  }
  const database = io.env['DATABASE_URL']
  const reader = await openFleetRuns(args.stateDir, database)
  const run = args.run === undefined ? null : await pickRun(args.run, args, io, { runs: reader })
  if (args.run !== undefined && run === null) return EXIT_USAGE
  const history = await openFleetHistory(args.stateDir, database)
  const { runs, newest } = run === null ? await pastRuns(history, last) : await oneRun(run, reader)
  if (runs.length === 0) return refuse(io, `there is no finished run in ${placeOfRuns(args, io)} yet`)
  const ids = new Set(runs.flatMap(({ scrapers }) => scrapers.map(({ country, source }) => `${country}/${source}`)))
  const copies = isWritten && args.stores ? new CopyFinder() : null
  const { stores, problems }: Awaited<ReturnType<typeof storeQualities>> | StoresNotRead = args.stores
    ? await storeQualities({ dataDir: args.dataDir, database }, ids, copies)
    : { stores: null, problems: [] }
  const sources = { runs, newest, stores, copies: copies?.found() ?? null }
  if (isWritten) {
    const unfinished = run === null ? await unfinishedRun(reader) : null
    problems.push(...(await writeFleetReport(fleetReport({ ...sources, unfinished }, Date.now()), fleet)))
  }
  for (const problem of problems) io.stderr.write(`${NAME}: ${plainText(problem)}\n`)
  if (args.json || !isWritten) print(fleetStatistics(runs, stores ?? new Map(), newest), args, io)
  return problems.length > 0 ? 1 : code
}

function print(statistics: FleetStatistics, args: Args, io: Io): void {
  if (args.json) {
    io.stdout.write(`${JSON.stringify(statistics, null, 2)}\n`)
    return
  }
  const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
  const lines = statisticsLines(statistics, { palette: createPalette(args), columns, cwd: io.cwd })
  io.stdout.write(lines.map((line) => `${line}\n`).join(''))
}

/** The newest run that is going on, or that nobody carried to its end. */
async function unfinishedRun(reader: RunReader): Promise<UnfinishedRun | null> {
  const [run] = await reader.unfinished()
  const live = run === undefined ? null : await reader.live(run)
  if (live === null || live.finished !== null) return null
  const { scrapers, running, queued } = live.totals
  return { run: live.run, scrapers, ended: scrapers - running - queued, running }
}

interface ReportedRuns {
  runs: PastEnds[]
  newest: NewestRows
}

async function pastRuns(history: History, last: number): Promise<ReportedRuns> {
  return { runs: await history.pastEnds(last), newest: await history.lastRows() }
}

async function oneRun(run: string, reader: RunReader): Promise<ReportedRuns> {
  const summary = await reader.summary(run)
  if (summary === null) return { runs: [], newest: new Map() }
  return { runs: [summary], newest: new Map(summary.scrapers.map((row) => [scraperId(row), row])) }
}

/** The named run, or the newest that is over, as files for other programs. */
async function writeFiles(files: ReportFile[], args: Args, io: Io): Promise<number> {
  const runs = await openFleetRuns(args.stateDir, io.env['DATABASE_URL'])
  const run = args.run === undefined ? await runs.newestFinished() : await pickRun(args.run, args, io, { runs })
  if (run === null && args.run !== undefined) return EXIT_USAGE
  const summary = run === null ? null : await runs.summary(run)
  if (summary === null) {
    return refuse(
      io,
      run === null ? `there is no finished run in ${placeOfRuns(args, io)} yet` : `run ${run} is not over`,
    )
  }
  const unusable = unusableFile(files, null)
  if (unusable !== null) return refuse(io, unusable)
  const problems = writeReports(files, summary)
  for (const problem of problems) io.stderr.write(`${NAME}: ${plainText(problem)}\n`)
  return problems.length > 0 ? 1 : 0
}
