import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT_USAGE } from '../../fleet/exit-code.ts'
import { withLocalLog } from '../../fleet/observer.ts'
import { livingOrchestrator, readLiveSummary } from '../../fleet/runs.ts'
import { createPalette } from '../../view/palette.ts'
import { statusLines } from '../../view/status-view.ts'
import type { LiveSummary } from '../../vocabulary/summary.ts'
import type { CommonArgs, Io } from '../command.ts'
import { pickRun } from '../pick-run.ts'
import type { StatusArgs } from './args.ts'
import { scraperStatus } from './scraper.ts'

type Args = StatusArgs & CommonArgs

export async function status(args: Args, io: Io): Promise<number> {
  const run = pickRun(args.run, args, io)
  if (run === null) return EXIT_USAGE
  if (args.scraper !== undefined) return scraperStatus(args.scraper, run, args, io)
  const redraw = io.stdout.isTTY === true && args.watch && !args.json
  for (;;) {
    const summary = readLiveSummary(args.stateDir, run)
    if (summary === null) return EXIT_USAGE
    const text = show(summary, args, io, redraw ? (io.stdout.rows ?? 24) - 1 : Infinity)
    io.stdout.write(redraw ? inPlace(text) : text)
    if (!args.watch || summary.finished !== null) return 0
    await sleep(2000)
  }
}

/** Over what stood there, line by line: erasing the screen first would leave a copy of it in the scrollback each time. */
function inPlace(text: string): string {
  return `\u001b[H${text.replaceAll('\n', '\u001b[K\n')}\u001b[J`
}

/** `height`: most lines, where the screen is drawn over again and again. */
function show(summary: LiveSummary, args: Args, io: Io, height: number): string {
  if (args.json) {
    const scrapers = summary.scrapers.map((row) => withLocalLog(row, io.cwd))
    // One document; with --watch one a line, so that a program can read them one by one.
    return `${JSON.stringify({ ...summary, scrapers }, null, args.watch ? undefined : 2)}\n`
  }
  const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
  const more = orphaned(summary, args)
  const layout = { palette: createPalette(args), columns, cwd: io.cwd }
  const lines = statusLines(summary, layout, Date.now(), height - more.length)
  return [...lines, ...more].map((line) => `${line}\n`).join('')
}

/** A run without an orchestrator does not start what is queued: say so, and what helps. */
function orphaned(summary: LiveSummary, args: Args): string[] {
  if (summary.finished !== null || livingOrchestrator(args.stateDir, summary.run) !== null) return []
  return ['Its orchestrator is gone: `regatta attach` carries the run on, `regatta stop` ends it.']
}
