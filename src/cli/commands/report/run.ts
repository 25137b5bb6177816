import { EXIT_USAGE } from '../../../vocabulary/exit-codes.ts'
import type { PastRun } from '../../../runs/history/history.ts'
import { openFleetHistory } from '../../../runs/history/open-history.ts'
import { openFleetRuns } from '../../../runs/open-run-reader.ts'
import { writeReports } from '../../../report/files/write-reports.ts'
import { fleetStatistics } from '../../../report/statistics/fleet-statistics.ts'
import { statisticsLines } from '../../../report/statistics/statistics-lines.ts'
import type { ReportFile } from '../../../runs/folder/run-outputs.ts'
import { createPalette } from '../../../view/palette.ts'
import { plainText } from '../../../vocabulary/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { readReports } from '../../session/outputs/read-reports.ts'
import { unusableFile } from '../../session/outputs/unusable-file.ts'
import type { RunReader } from '../../../runs/run-reader.ts'
import { pickRun, placeOfRuns } from '../../session/pick-run.ts'
import type { ReportArgs } from '../../options/output-options.ts'
import { storeQualities } from './store-qualities.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface ReportCommandArgs extends ReportArgs {
  run: string | undefined
  last: string
  stores: boolean
}

type Args = ReportCommandArgs & CommonArgs

/** Prints statistics over past runs, or writes the report files of one. */
export async function report(args: Args, io: Io): Promise<number> {
  const files = readReports(args, io)
  if (typeof files === 'string') return refuse(io, files)
  if (files.length > 0) return writeFiles(files, args, io)
  const last = Number(args.last)
  if (!Number.isSafeInteger(last) || last < 1) {
    return refuse(io, `--last must be a whole number above 0: found ${JSON.stringify(args.last)}`)
  }
  const database = io.env['DATABASE_URL']
  const reader = await openFleetRuns(args.stateDir, database)
  const run = args.run === undefined ? null : await pickRun(args.run, args, io, { runs: reader })
  if (args.run !== undefined && run === null) return EXIT_USAGE
  const runs =
    run === null ? await (await openFleetHistory(args.stateDir, database)).pastRuns(last) : await oneRun(run, reader)
  if (runs.length === 0) return refuse(io, `there is no finished run in ${placeOfRuns(args, io)} yet`)
  const ids = new Set(runs.flatMap(({ scrapers }) => scrapers.map(({ country, source }) => `${country}/${source}`)))
  const { stores, problems } = args.stores
    ? await storeQualities({ dataDir: args.dataDir, database }, ids)
    : { stores: new Map<string, never>(), problems: [] }
  for (const problem of problems) io.stderr.write(`${NAME}: ${plainText(problem)}\n`)
  const statistics = fleetStatistics(runs, stores)
  if (args.json) io.stdout.write(`${JSON.stringify(statistics, null, 2)}\n`)
  else {
    const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
    const lines = statisticsLines(statistics, { palette: createPalette(args), columns, cwd: io.cwd })
    io.stdout.write(lines.map((line) => `${line}\n`).join(''))
  }
  return problems.length > 0 ? 1 : 0
}

async function oneRun(run: string, reader: RunReader): Promise<PastRun[]> {
  const summary = await reader.summary(run)
  return summary === null ? [] : [summary]
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
