import type { Argv } from 'yargs'
import { NOTIFY_ON, type NotifyOn } from '../../runs/folder/run-outputs.ts'

/** Flags that decide where a run tells of itself besides the terminal; `run-all` and `retry` share them. */
export interface OutputArgs extends ReportArgs, NotifyArgs {
  events: string | undefined
}

export interface ReportArgs {
  junit: string | undefined
  markdown: string | undefined
  prometheus: string | undefined
}

export interface NotifyArgs {
  notify: string[]
  notifyOn: NotifyOn | undefined
  notifyTemplate: string | undefined
  notifyTimeout: string
}

/** A run that somebody sits in front of tells nobody else, whatever the environment says. */
export const NO_OUTPUTS: OutputArgs = {
  events: undefined,
  junit: undefined,
  markdown: undefined,
  prometheus: undefined,
  notify: ['off'],
  notifyOn: undefined,
  notifyTemplate: undefined,
  notifyTimeout: '10s',
}

export function outputOptions<A>(yargs: Argv<A>): Argv<A & OutputArgs> {
  const events = yargs.option('events', {
    type: 'string',
    describe: 'write every event as a line of JSON to a file, or to stdout (-)',
  })
  return notifyOptions(reportOptions(events))
}

export function reportOptions<A>(yargs: Argv<A>): Argv<A & ReportArgs> {
  return yargs
    .option('junit', { type: 'string', describe: 'write the summary as JUnit XML to a file' })
    .option('markdown', {
      type: 'string',
      describe: "write it as Markdown to a file, or 'github' for the step summary",
    })
    .option('prometheus', { type: 'string', describe: "write it for Prometheus' textfile collector" }) as never
}

export function notifyOptions<A>(yargs: Argv<A>): Argv<A & NotifyArgs> {
  return yargs
    .option('notify', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      describe:
        'tell somebody at the end: env:NAME (an address in an environment variable), or off; may be given again',
    })
    .option('notify-on', { choices: NOTIFY_ON, describe: 'when to tell: failure (default), change or always' })
    .option('notify-template', { type: 'string', describe: 'file with the words of the message' })
    .option('notify-timeout', {
      type: 'string',
      default: '10s',
      describe: 'time a destination may take, all tries together',
    }) as never
}
