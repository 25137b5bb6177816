import { resolve } from 'node:path'
import type { RunOutputs } from '../../../runs/folder/run-outputs.ts'
import type { CommonArgs, Io } from '../../command.ts'
import type { OutputArgs } from '../../options/output-options.ts'
import { readNotify } from './read-notify.ts'
import { readReports } from './read-reports.ts'

export interface Outputs {
  /** What the plan of the run keeps. */
  kept: RunOutputs
  /** Events go to this process's stdout; nobody who takes the run over could go on with that. */
  eventsOnStdout: boolean
}

/** The outputs of a run, by its flags and the environment; a text says what is wrong. Touches nothing. */
export function readOutputs(args: OutputArgs & CommonArgs & { detach?: boolean }, io: Io): Outputs | string {
  const eventsOnStdout = args.events === '-'
  if (eventsOnStdout && args.json)
    return '--events - and --json would both write to stdout: name a file for one of them'
  if (eventsOnStdout && args.detach === true) return '--events - does not go with --detach: name a file'
  if (args.events?.trim() === '') return `--events must name a file: current value is '${args.events}'`
  const events = args.events === undefined || eventsOnStdout ? null : resolve(io.cwd, args.events)
  const reports = readReports(args, io)
  if (typeof reports === 'string') return reports
  const notify = readNotify(args, io)
  if (typeof notify === 'string') return notify
  return { kept: { events, reports, notify }, eventsOnStdout }
}
