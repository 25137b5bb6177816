import { localDateTime } from '../../vocabulary/time/local-time.ts'
import { exitCode } from '../../fleet/run/summary/exit-code.ts'
import { EXIT_LOCKED, EXIT_USAGE } from '../../vocabulary/run/exit-codes.ts'
import { RunControl } from '../../fleet/run/control.ts'
import type { AttachOutcome } from '../../fleet/attach.ts'
import { childPrograms } from '../../processes/programs.ts'
import type { FleetOptions, Locked } from '../../fleet/run/run.ts'
import { spawnExeca } from '../../processes/spawn-execa.ts'
import { withLogLines } from '../../fleet/tail-log.ts'
import { createPalette } from '../../view/palette.ts'
import { createView, viewKind } from '../../view/create-view.ts'
import type { RunPlan } from '../../runs/folder/run-plan.ts'
import { keyPresses } from '../../vocabulary/key-presses.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../command.ts'
import { viewControls } from './view-controls.ts'
import { printSummary } from './print-summary.ts'
import { createRunReporter } from './outputs/run-reporter.ts'
import { pruneAfterRun } from '../commands/prune/after-run.ts'
import { NAME } from '../../vocabulary/product.ts'

export interface SessionOptions {
  sequential: boolean
  /** What a closed terminal means for the run. */
  onHup: 'detach' | 'stop'
  /** Every event goes to stdout as a line of JSON, and everything else to stderr. */
  eventsOnStdout?: boolean
  /** A line below the one that says which run it is. */
  header?: string
  /** How long to wait for another run to end, in ms; not at all by default. */
  waitLock?: number | undefined
  /** What the run is short of, as sentences. */
  warnings?: string[]
}

/**
 * Carries out or follows a run in this terminal: shows it, turns Ctrl-C into a polite and then a hard stop, prints the
 * summary and returns the exit code.
 */
export async function fleetSession(
  args: CommonArgs,
  io: Io,
  { sequential, onHup, eventsOnStdout = false, header, waitLock, warnings = [] }: SessionOptions,
  work: (options: FleetOptions) => Promise<AttachOutcome>,
): Promise<number> {
  // With --json the document has stdout for itself, and so have the events.
  const aside = args.json || eventsOnStdout
  const out = aside ? io.stderr : io.stdout
  const kind = viewKind(out, io.env, { quiet: args.quiet, sequential })
  const palette = createPalette(aside ? { ...args, color: args.stderrColor } : args)
  const controls = kind === 'live' ? viewControls(args, io) : undefined
  const view = createView({ kind, out, palette, cwd: io.cwd, table: false, controls })
  const control = new RunControl()
  const isAnother = keyPresses()
  const request = (signal: string): void => void (isAnother(signal) && control.request(signal))
  const listeners = {
    SIGINT: () => request('SIGINT'),
    SIGTERM: () => request('SIGTERM'),
    SIGHUP: () => (onHup === 'stop' ? request('SIGHUP') : view.detach()),
  }
  for (const [signal, listener] of Object.entries(listeners)) process.on(signal, listener)
  let over = false
  const carried: RunPlan[] = []
  const notifying: Promise<void>[] = []
  const warn = (message: string): void => {
    // The view of a run that is over shows nothing more.
    if (over) io.stderr.write(`${NAME}: ${plainText(message)}\n`)
    else view.handle({ type: 'note', level: 'warn', message })
  }
  const reporter = createRunReporter({ args, io, eventsOnStdout, warn })
  const emit: FleetOptions['emit'] = (event) => {
    if (event.type === 'run_ended') over = true
    view.handle(event)
    reporter.handle(event)
    if (event.type !== 'run_started') return
    if (header !== undefined) view.handle({ type: 'note', level: 'info', message: header })
    for (const message of warnings) emit({ type: 'note', level: 'warn', message })
  }
  try {
    const outcome = await work({
      stateDir: args.stateDir,
      logDir: args.logDir,
      programs: childPrograms(spawnExeca),
      emit: sequential ? withLogLines(emit) : emit,
      control,
      ...(waitLock === undefined ? {} : { waitLock_ms: waitLock }),
      leftBehind: (plan) => {
        const one = createRunReporter({ args, io, eventsOnStdout: false, warn })
        one.begin(plan)
        return (event) => {
          one.handle(event)
          if (event.type === 'run_ended') notifying.push(one.notify())
        }
      },
      onOwnRun: (plan) => {
        carried.push(plan)
        reporter.begin(plan)
      },
    })
    view.close()
    const code = await conclude(outcome, control, args, eventsOnStdout ? { ...io, stdout: io.stderr } : io)
    // A signal from here on only cuts the notifications short.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, listeners[signal])
    await Promise.all([reporter.notify(), ...notifying])
    for (const plan of carried) await pruneAfterRun(plan, args, io)
    return code
  } finally {
    view.close()
    for (const [signal, listener] of Object.entries(listeners)) process.off(signal, listener)
  }
}

async function conclude(
  outcome: AttachOutcome,
  { signal, cut }: RunControl,
  args: CommonArgs,
  io: Io,
): Promise<number> {
  switch (outcome.kind) {
    case 'finished':
      await printSummary(outcome.summary, args, io)
      return outcome.stoppedBy == null
        ? exitCode(outcome.summary, signal, cut)
        : exitCode(outcome.summary, outcome.stoppedBy, true)
    case 'locked':
      io.stderr.write(`${NAME}: ${lockedMessage(args.stateDir, outcome)}\n`)
      return EXIT_LOCKED
    case 'left':
      io.stderr.write(`The run goes on. \`${NAME} attach\` follows it again, \`${NAME} stop\` ends it.\n`)
      return 0
    case 'superseded':
      io.stderr.write(`${NAME}: run ${outcome.by} took it over: ${NAME} attach ${outcome.by}\n`)
      return EXIT_USAGE
    case 'unknown_run':
      io.stderr.write(`${NAME}: there is no such run in ${args.stateDir}\n`)
      return EXIT_USAGE
  }
}

/** Who holds the state folder. */
export function lockedMessage(stateDir: string, { holder, shared }: Omit<Locked, 'kind'>): string {
  if (shared !== undefined) {
    return `run ${shared.run} visits ${shared.host}, too, and a host has one visitor at a time; --wait-lock waits for it`
  }
  if (holder === null) return `another process holds ${stateDir}; try again in a moment`
  const run = holder.run === null ? 'a run' : `run ${holder.run}`
  return `${run} is active in ${stateDir} (pid ${holder.process.pid}, since ${localDateTime(new Date(holder.since))}): see \`${NAME} status\`, \`${NAME} attach\``
}
