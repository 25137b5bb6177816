import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import yargs, { type Argv } from 'yargs'
import { RunControl } from '../../../fleet/run/control.ts'
import { lockHolder } from '../../../runs/folder/owner/lock.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { commonOptions } from '../../options/common-options.ts'
import { knownOptions } from '../../options/known-options.ts'
import { refuse, refuseAll } from '../../mistake.ts'
import { lookFirst } from '../run-all/look-first.ts'
import type { FleetRunArgs } from '../../options/fleet-run-options.ts'
import { runScheduler } from './scheduler.ts'
import type { WallClock } from './scheduler.ts'
import { lastTime } from './last-time.ts'
import { runArguments } from './run-arguments.ts'
import { startRun } from './start-run.ts'
import { clockIn, scheduleJson, scheduleLine } from './event-lines.ts'
import { readTimetable } from './timetable.ts'
import type { Timetable } from './timetable.ts'
import type { ScheduleEvent } from './schedule-event.ts'
import { keyPresses } from '../../../vocabulary/key-presses.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { errorCode } from '../../../vocabulary/system-error.ts'

interface ScheduleArgs extends FleetRunArgs {
  cron: string
  timezone: string | undefined
  overlap: 'skip' | 'queue'
  catchUp: boolean
  once: boolean
  dryRun: boolean
  heartbeat: string | undefined
  /** The command line as it was typed, the command's name first. */
  words: string[]
}

type Args = ScheduleArgs & CommonArgs

/** How many times --dry-run shows. */
const SHOWN = 5

/** What is asked of a run when its time comes: by then something may have failed, or an invalid config been mended. */
const LATER = { failedLast: false, strict: false } as const

const CLOCK: WallClock = {
  now: () => new Date(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}

/** Starts run-all at each time of the timetable until it is stopped. `options` declares the flags of the command. */
export async function schedule(args: Args, io: Io, options: (yargs: Argv) => Argv<unknown>): Promise<number> {
  const zone = args.timezone ?? null
  const reading = readTimetable(args.cron, zone)
  if (!reading.ok) return refuse(io, reading.message, `See: ${NAME} schedule --help`)
  const { timetable } = reading
  const looked = await lookFirst({ ...args, ...LATER, json: false }, io)
  if (!looked.ok) return refuseAll(io, looked.refusal)
  if (args.dryRun) return showTimes(timetable, zone, args, io)
  const words = runArguments(args.words, knownOptions(commonOptions(options(yargs([])))), args)
  const last = lastTime(args.stateDir, args.cron, zone, words)
  const heart = args.heartbeat === undefined ? null : resolve(io.cwd, args.heartbeat)
  const unwritable = heart === null ? null : touchHeartbeat(heart)
  if (unwritable !== null) return refuse(io, `--heartbeat ${args.heartbeat}: it cannot be written (${unwritable})`)
  const control = new RunControl()
  // A run in the terminal draws there: what happens meanwhile is printed after its end.
  const screen = createReporter(zone, args, io)
  const running: { signal(name: NodeJS.Signals): void }[] = []
  const isAnother = keyPresses()
  const request = (signal: string): void => void (isAnother(signal) && control.request(signal))
  const listeners = {
    SIGINT: () => request('SIGINT'),
    SIGTERM: () => request('SIGTERM'),
    // Otherwise the schedule goes on without its terminal, and a run, in a session of its own, does not notice.
    SIGHUP: () => void (args.onHup === 'stop' && request('SIGHUP')),
    SIGWINCH: () => running.at(-1)?.signal('SIGWINCH'),
  }
  for (const [signal, listener] of Object.entries(listeners)) process.on(signal, listener)
  try {
    return await runScheduler(
      { timetable, overlap: args.overlap, catchUp: args.catchUp, once: args.once, since: await last.read() },
      {
        clock: CLOCK,
        control,
        start: () => {
          const started = startRun(words, args, io)
          running.splice(0, 1, started)
          void started.ended.then(() => running.splice(0))
          return started
        },
        isFree: () => lockHolder(args.stateDir) === null,
        remember: last.write,
        report: screen,
        heartbeat: () => void (heart !== null && touchHeartbeat(heart)),
      },
    )
  } finally {
    for (const [signal, listener] of Object.entries(listeners)) process.off(signal, listener)
  }
}

/** Why the file cannot be written, or null. A disk that fills up later costs the heartbeat, not the schedule. */
function touchHeartbeat(file: string): string | null {
  try {
    writeFileSync(file, `${new Date().toISOString()}\n`)
    return null
  } catch (error) {
    return errorCode(error) || String(error)
  }
}

function createReporter(zone: string | null, args: Args, io: Io): (event: ScheduleEvent) => void {
  // With --events - stdout belongs to the events of the runs.
  const out = args.events === '-' && !args.json ? io.stderr : io.stdout
  const held: string[] = []
  let drawing = false
  return (event) => {
    const at = new Date()
    const line = args.json ? scheduleJson(event, at) : scheduleLine(event, at, { zone, quiet: args.quiet })
    if (event.type === 'ended' || event.type === 'locked') drawing = false
    if (line !== null) held.push(line)
    if (!drawing) out.write(held.splice(0).join(''))
    if (event.type === 'started') drawing = out.isTTY === true && !args.json
  }
}

function showTimes(timetable: Timetable, zone: string | null, { json }: Args, io: Io): number {
  const times: Date[] = []
  for (let at = timetable.next(new Date()); at !== null && times.length < SHOWN; at = timetable.next(at)) times.push(at)
  io.stdout.write(json ? `${JSON.stringify(times)}\n` : times.map((time) => `${clockIn(time, zone)}\n`).join(''))
  return 0
}
