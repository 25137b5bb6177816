import type { Options } from 'yargs'
import type { LogLevel, TaskSettings } from '../../runs/folder/task.ts'
import type { FlagValues } from '../command.ts'
import { wholeNumber, megabytes, span } from './flag-values.ts'
import { SIZE_FLAGS, taskSizes } from './size-options.ts'

/** Of every command that follows a run. */
export const ON_HUP = {
  choices: ['detach', 'stop'],
  default: 'detach',
  describe: 'what to do when the terminal is closed',
} as const

/** Flags that decide how scrapers run; `run-all`, `run` and `retry` share them. */
export const RUN_FLAGS = {
  full: { type: 'boolean', default: false, describe: 'fetch known articles again, too' },
  'max-pages': { type: 'string', describe: 'most listing pages for each scraper', coerce: wholeNumber('max-pages') },
  'max-articles': { type: 'string', describe: 'most articles for each scraper', coerce: wholeNumber('max-articles') },
  ...SIZE_FLAGS,
  timeout: { type: 'string', describe: 'time limit for each scraper, e.g. 30m', coerce: span('timeout') },
  'max-wait': {
    type: 'string',
    default: '10m',
    describe: 'longest total wait that a host may impose on a scraper',
    coerce: span('max-wait'),
  },
  'max-rss': {
    type: 'string',
    describe: 'memory above which a scraper slows down, e.g. 300mb',
    coerce: megabytes('max-rss'),
  },
  validate: {
    type: 'boolean',
    default: false,
    describe: 'validate the phone numbers and addresses of the records',
  },
  grace: { type: 'string', default: '15s', describe: 'time limit for a graceful stop', coerce: span('grace') },
  'poll-interval': {
    type: 'string',
    default: '2s',
    describe: 'how often running scrapers are checked',
    coerce: span('poll-interval'),
  },
  'on-hup': ON_HUP,
} as const satisfies Record<string, Options>

export interface RunArgs extends FlagValues<typeof RUN_FLAGS> {}

/** Files to write what is fetched to, or to answer from; absolute. */
export interface Recording {
  record?: string | undefined
  replay?: string | undefined
}

/** The settings of every scraper of the run, from its command line. */
export function taskOptions(args: RunArgs & Recording & { logLevel: LogLevel }): TaskSettings {
  const sizes = taskSizes(args)
  return {
    mode: args.full ? 'full' : 'update',
    max_pages: args.maxPages ?? null,
    max_articles: args.maxRecords ?? args.maxArticles ?? null,
    ...(sizes === undefined ? {} : { sizes }),
    max_wait_ms: args.maxWait,
    max_rss_mb: args.maxRss ?? null,
    record: args.record ?? null,
    replay: args.replay ?? null,
    validate: args.validate,
    log_level: args.logLevel,
    timeout_ms: args.timeout ?? null,
    grace_ms: args.grace,
  }
}
