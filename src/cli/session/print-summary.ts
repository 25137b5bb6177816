import { withLocalLog } from '../../fleet/run/observer.ts'
import { compareRuns, fewerEntries } from '../../report/notify/changes.ts'
import { openHistory } from '../../runs/history/open-history.ts'
import { createPalette } from '../../view/palette.ts'
import { adviceLines } from '../../view/screens/advice-lines.ts'
import { closingLines } from '../../view/screens/closing-lines.ts'
import { summaryStatisticsLines } from '../../view/screens/summary-statistics-lines.ts'
import { summaryLines } from '../../view/screens/summary-table.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import type { CommonArgs, Io } from '../command.ts'

/** As JSON or as the table, in any case once and whole; below the table what helps, and last what to do next. */
export async function printSummary(summary: Summary, args: CommonArgs, io: Io): Promise<void> {
  if (args.json) {
    const scrapers = summary.scrapers.map((row) => withLocalLog(row, io.cwd))
    io.stdout.write(`${JSON.stringify({ ...summary, scrapers }, null, 2)}\n`)
    return
  }
  const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
  const layout = { palette: createPalette(args), columns, cwd: io.cwd }
  const lines = summaryLines(summary, layout)
  if (!args.quiet) {
    lines.push(...adviceLines(summary, layout))
    if (summary.statistics !== undefined) lines.push(...summaryStatisticsLines(summary.statistics, layout))
    const before = await openHistory(args.stateDir).rowsBefore(summary.run)
    const changes = { ...compareRuns(summary, before), fewer: fewerEntries(summary, before) }
    lines.push(...closingLines(summary, changes, layout))
  }
  io.stdout.write(lines.map((line) => `${line}\n`).join(''))
}
