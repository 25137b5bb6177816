import type { CommonArgs, Io } from '../command.ts'

/** Says why nothing runs, and with --json prints the summary of no scrapers; what was to be done is done. */
export function nothingToRun(sentence: string, { json }: Pick<CommonArgs, 'json'>, io: Io): 0 {
  io.stderr.write(`${sentence}\n`)
  const totals = { scrapers: 0, success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  const time = new Date().toISOString()
  const summary = { run: null, started: time, finished: time, mode: 'parallel', totals, scrapers: [] }
  if (json) io.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
  return 0
}
