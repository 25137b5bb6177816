import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { signalExitCode } from '../../../vocabulary/run/exit-codes.ts'
import { tailOffset } from '../../../runs/folder/files/log-tail.ts'
import type { LogLevel } from '../../../runs/folder/task.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { CommonArgs, Io } from '../../command.ts'
import type { Screen } from '../../../view/live/terminal.ts'
import { refuse } from '../../mistake.ts'
import { followLog } from './follow-log.ts'
import { followLogs } from './follow-logs.ts'
import { lineReader } from './line-reader.ts'
import { linePrinter } from './print-lines.ts'
import { type LogSelection, type ScraperLog, selectLogs } from './select-logs.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface LogsArgs extends LogSelection {
  follow: boolean
  path: boolean
  level: LogLevel | undefined
  lines: number | undefined
}

type Args = LogsArgs & CommonArgs

/** Of several logs that are followed, so much of what they had before. */
const LINES_BEFORE = 10

/** Prints the newest logs of scrapers, follows them, or says where they are. */
export async function showLogs(args: Args, io: Io): Promise<number> {
  if (args.follow && args.run !== undefined)
    return refuse(io, '-f follows the newest log, --run names another: one of them')
  if (args.scraper.length === 0 && !args.follow && !args.failed && args.run === undefined)
    return refuse(io, 'logs needs a scraper or a glob, or --failed, --run or -f', `See: ${NAME} logs --help`)
  const selected = await selectLogs(args, args)
  if (!selected.ok) return refuse(io, selected.message, selected.hint)
  const { logs } = selected
  const isOne = logs.length === 1 && args.scraper.length === 1 && !args.failed
  const there = args.follow ? logs : logs.filter(({ log }) => log !== null)
  if (there.length === 0) {
    io.stderr.write(`${NAME}: ${noLog(logs, args.failed, io)}\n`)
    return args.failed && logs.length === 0 ? 0 : 1
  }
  if (args.json) io.stdout.write(`${JSON.stringify(isOne ? documentOf(logs[0]!) : there.map(documentOf))}\n`)
  else if (args.path) io.stdout.write(there.map(({ log }) => `${log ?? ''}\n`).join(''))
  else if (args.follow) return await follow(there, args, io)
  else await print(there, isOne, args, io)
  return 0
}

function noLog(logs: readonly ScraperLog[], failed: boolean, { cwd }: Io): string {
  const [one] = logs
  if (one === undefined) return failed ? 'nothing failed' : 'no scraper is selected'
  const more = logs.length > 1 ? `, and ${logs.length - 1} more have none either` : ''
  return `${one.id} has no log yet (none in ${shownPath(one.folder, cwd)})${more}`
}

function documentOf({ id, log }: ScraperLog): { country: string; source: string; log: string | null } {
  const [country = '', source = ''] = id.split('/')
  return { country, source, log }
}

async function print(logs: readonly ScraperLog[], isOne: boolean, args: Args, io: Io): Promise<void> {
  const { level, lines } = args
  const isWhole = isOne && level === undefined && lines === undefined
  const whole = createPrinter(io.stdout)
  const ids = logs.map(({ id }) => id)
  const printLines = linePrinter(io.stdout, ids, { color: args.color, named: !isOne })
  for (const { id, log } of logs) {
    if (log === null) continue
    const reader = lineReader(level)
    const start = lines === undefined ? 0 : lines === 0 ? Infinity : tailOffset(log, lines)
    if (start === Infinity) continue
    for await (const chunk of createReadStream(log, { start })) {
      if (isWhole) await whole(chunk as Buffer)
      else await printLines(id, reader.take(chunk as Buffer))
    }
    if (!isWhole) await printLines(id, reader.end())
  }
}

async function follow(logs: readonly ScraperLog[], args: Args, io: Io): Promise<number> {
  const ended = new AbortController()
  let code = 0
  const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
    code = signalExitCode(signal)
    ended.abort()
  }
  const gone = (): void => ended.abort()
  io.stdout.once('error', gone)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  try {
    if (logs.length === 1 && args.level === undefined && args.lines === undefined) {
      await followOne(logs[0]!, args, ended.signal, io)
    } else {
      const ids = logs.map(({ id }) => id)
      const lines = args.lines ?? (logs.length === 1 ? Infinity : LINES_BEFORE)
      await followLogs(logs, {
        lines,
        level: args.level,
        print: linePrinter(io.stdout, ids, { color: args.color }),
        signal: ended.signal,
      })
    }
    return code
  } finally {
    io.stdout.off('error', gone)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
}

async function followOne({ folder, log }: ScraperLog, { quiet }: Args, signal: AbortSignal, io: Io): Promise<void> {
  const note = (text: string): void => void (quiet || io.stderr.write(`${NAME}: ${text}\n`))
  if (log === null) note(`waiting for a first log in ${shownPath(folder, io.cwd)}`)
  await followLog({
    folder,
    log,
    signal,
    print: createPrinter(io.stdout),
    switched: (next) => note(`going on in ${shownPath(next, io.cwd)}`),
  })
}

/**
 * Prints chunks of a log. A pipe gets them byte for byte; for a terminal whatever could move its cursor is written out,
 * since a crash may have put anything into a log.
 */
function createPrinter(out: Screen): (chunk: Buffer) => Promise<void> {
  const decoder = new StringDecoder('utf8')
  const safe = (chunk: Buffer): string => decoder.write(chunk).split('\n').map(plainText).join('\n')
  return async (chunk) => {
    if (out.write(out.isTTY === true ? safe(chunk) : chunk) || out.destroyed) return
    await new Promise<void>((resolve) => {
      for (const event of ['drain', 'error', 'close']) out.once(event, resolve)
    })
  }
}
