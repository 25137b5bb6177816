import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { signalExitCode } from '../../../vocabulary/run/exit-codes.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { CommonArgs, Io } from '../../command.ts'
import type { Screen } from '../../../view/live/terminal.ts'
import { refuse } from '../../mistake.ts'
import { logOfRun, newestLog } from './find-log.ts'
import { followLog } from './follow-log.ts'
import { nameScraper } from './known-scrapers.ts'
import { NAME } from '../../../vocabulary/product.ts'

export interface LogsArgs {
  scraper: string
  follow: boolean
  run: string | undefined
  path: boolean
}

/** Prints the newest log of a scraper, follows it, or says where it is. */
export async function showLog(args: LogsArgs & CommonArgs, io: Io): Promise<number> {
  if (args.follow && args.run !== undefined)
    return refuse(io, '-f follows the newest log, --run names another: one of them')
  const named = nameScraper(args.scraper, args)
  if (!named.ok) return refuse(io, named.message, named.hint)
  const { country, source } = named
  const folder = join(args.logDir, country, source)
  const found = args.run === undefined ? null : await logOfRun(args.stateDir, args.run, named)
  if (found?.ok === false) return refuse(io, found.message)
  const log = found === null ? await newestLog(args.stateDir, folder, named) : found.log
  if (log === null && !args.follow) {
    io.stderr.write(`${NAME}: ${country}/${source} has no log yet (none in ${shownPath(folder, io.cwd)})\n`)
    return 1
  }
  if (args.json) io.stdout.write(`${JSON.stringify({ country, source, log })}\n`)
  else if (args.path) io.stdout.write(`${log ?? ''}\n`)
  else if (args.follow) return await follow(folder, log, args, io)
  else if (log !== null) await printWhole(log, createPrinter(io.stdout))
  return 0
}

async function printWhole(log: string, print: (chunk: Buffer) => Promise<void>): Promise<void> {
  for await (const chunk of createReadStream(log)) await print(chunk as Buffer)
}

async function follow(folder: string, log: string | null, { quiet }: CommonArgs, io: Io): Promise<number> {
  const ended = new AbortController()
  let code = 0
  const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
    code = signalExitCode(signal)
    ended.abort()
  }
  const gone = (): void => ended.abort()
  io.stdout.once('error', gone)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  const note = (text: string): void => void (quiet || io.stderr.write(`${NAME}: ${text}\n`))
  try {
    if (log === null) note(`waiting for a first log in ${shownPath(folder, io.cwd)}`)
    await followLog({
      folder,
      log,
      signal: ended.signal,
      print: createPrinter(io.stdout),
      switched: (next) => note(`going on in ${shownPath(next, io.cwd)}`),
    })
    return code
  } finally {
    io.stdout.off('error', gone)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
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
