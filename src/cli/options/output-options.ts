import type { Options } from 'yargs'
import { NOTIFY_ON } from '../../runs/folder/run-outputs.ts'
import type { FlagValues } from '../command.ts'

export const REPORT_FLAGS = {
  junit: { type: 'string', describe: 'write the summary as JUnit XML to a file' },
  markdown: {
    type: 'string',
    describe: 'write the summary as Markdown to a file, or to the GitHub step summary (github)',
  },
  prometheus: { type: 'string', describe: 'write the summary to a file for the textfile collector of Prometheus' },
} as const satisfies Record<string, Options>

export const NOTIFY_FLAGS = {
  notify: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    describe: 'send a notification at the end: env:NAME (a variable that holds the address), or off; repeatable',
  },
  'notify-on': { choices: NOTIFY_ON, describe: 'when to notify: failure (default), change or always' },
  'notify-template': { type: 'string', describe: 'template file for the message' },
  'notify-timeout': { type: 'string', default: '10s', describe: 'time limit for each destination, retries included' },
} as const satisfies Record<string, Options>

/** Flags that decide where a run is reported besides the terminal; `run-all` and `retry` share them. */
export const OUTPUT_FLAGS = {
  events: { type: 'string', describe: 'write every event as a line of JSON to a file, or to stdout (-)' },
  ...REPORT_FLAGS,
  ...NOTIFY_FLAGS,
} as const satisfies Record<string, Options>

export interface ReportArgs extends FlagValues<typeof REPORT_FLAGS> {}
export interface NotifyArgs extends FlagValues<typeof NOTIFY_FLAGS> {}
export interface OutputArgs extends FlagValues<typeof OUTPUT_FLAGS> {}

/** A run that somebody watches in a terminal notifies nobody, whatever the environment says. */
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
