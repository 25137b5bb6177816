import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { withLocalLog } from '../../../fleet/run/observer.ts'
import { openFleetRuns } from '../../../runs/open-run-reader.ts'
import type { RunReader } from '../../../runs/run-reader.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { createPalette } from '../../../view/palette.ts'
import { summaryStatisticsLines } from '../../../view/screens/summary-statistics-lines.ts'
import { adviceLines } from '../../../view/screens/advice-lines.ts'
import { statusLines } from '../../../view/screens/status-view.ts'
import type { LiveSummary } from '../../../vocabulary/run/summary.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse, refuseAll } from '../../mistake.ts'
import { CSV_AND_JSON } from '../../options/csv-flag.ts'
import { printCsv, RUN_COLUMNS, runCells } from '../../session/print-csv.ts'
import { pickRun } from '../../session/pick-run.ts'
import { type Filters, isFiltered, openFilter, readWords } from '../../session/filter-rows.ts'
import { scraperStatus } from './scraper.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface StatusArgs extends Filters {
  run: string | undefined
  watch: boolean
  csv: boolean
  scraper: string | undefined
}

type Args = StatusArgs & CommonArgs

/** Prints the state of a run once, or with --watch until it ends. */
export async function status(args: Args, io: Io): Promise<number> {
  if (args.csv && args.json) return refuse(io, CSV_AND_JSON)
  const { run: named, ...filters } = readWords(args)
  if (args.scraper !== undefined && isFiltered(filters)) {
    return refuse(io, '--scraper shows one scraper: leave out patterns and filters')
  }
  const database = io.env['DATABASE_URL']
  const runs = await openFleetRuns(args.stateDir, database)
  const run = await pickRun(named, args, io, { runs })
  if (run === null) return EXIT_USAGE
  if (args.scraper !== undefined) return scraperStatus(args.scraper, run, runs, args, io)
  const filter = await openFilter(filters, args, io)
  if (typeof filter === 'string') return refuse(io, filter)
  const redraw = io.stdout.isTTY === true && args.watch && !args.json
  for (;;) {
    const whole = await runs.live(run)
    if (whole === null) return EXIT_USAGE
    const filtered = filter(whole)
    if (!filtered.ok) return refuseAll(io, filtered.refusal)
    const { summary } = filtered
    if (args.csv) {
      const rows = summary.scrapers.map((row) => ({ ...row, ...runCells(withLocalLog(row, io.cwd)) }))
      await printCsv(['country', 'source', 'name', 'group', ...RUN_COLUMNS], rows, io)
      return 0
    }
    const more = [
      ...leftOut(summary, whole.scrapers.length),
      ...(database === undefined ? await orphaned(summary, runs) : []),
    ]
    const text = show(summary, more, args, io, redraw ? (io.stdout.rows ?? 24) - 1 : Infinity)
    io.stdout.write(redraw ? inPlace(text) : text)
    if (!args.watch || summary.finished !== null) return 0
    await sleep(2000)
  }
}

/**
 * Over what stood there, line by line: erasing the screen first would leave a copy of it in the scrollback each time.
 */
function inPlace(text: string): string {
  return `\u001b[H${text.replaceAll('\n', '\u001b[K\n')}\u001b[J`
}

/** `more`: lines behind the rows. `height`: most lines, where the screen is drawn over again and again. */
function show(summary: LiveSummary, more: string[], args: Args, io: Io, height: number): string {
  if (args.json) {
    const scrapers = summary.scrapers.map((row) => withLocalLog(row, io.cwd))
    // One document; with --watch one a line, so that a program can read them one by one.
    return `${JSON.stringify({ ...summary, scrapers }, null, args.watch ? undefined : 2)}\n`
  }
  const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
  const layout = { palette: createPalette(args), columns, cwd: io.cwd }
  const lines = statusLines(summary, layout, Date.now(), height - more.length)
  const statistics =
    summary.statistics === undefined || args.quiet ? [] : summaryStatisticsLines(summary.statistics, layout)
  // While the screen is drawn again and again, the rows need the room.
  const advice = args.quiet || (height < Infinity && summary.finished === null) ? [] : adviceLines(summary, layout)
  return [...lines, ...advice, ...statistics, ...more].map((line) => `${line}\n`).join('')
}

function leftOut({ scrapers }: LiveSummary, of: number): string[] {
  return scrapers.length === of ? [] : [`${scrapers.length} of ${counted(of, 'scraper')} of the run.`]
}

/** A run without an orchestrator does not start what is queued: say so, and what helps. */
async function orphaned(summary: LiveSummary, runs: RunReader): Promise<string[]> {
  if (summary.finished !== null || (await runs.orchestrator(summary.run)) !== null) return []
  if ((await runs.damage(summary.run)).summary) {
    return [`Its summary is damaged: \`${NAME} attach\`, or the next run, writes it anew.`]
  }
  return [`Its orchestrator is gone: \`${NAME} attach\` carries the run on, \`${NAME} stop\` ends it.`]
}
