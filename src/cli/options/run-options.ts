import type { Argv } from 'yargs'
import type { LogLevel, TaskSettings } from '../../runs/folder/task.ts'
import { count, megabytes, span } from './flag-values.ts'

/** Flags that decide how scrapers run; `run-all`, `run` and `retry` share them. */
export interface RunArgs {
  full: boolean
  maxPages: number | undefined
  maxArticles: number | undefined
  timeout: number | undefined
  maxWait: number
  maxRss: number | undefined
  validate: boolean
  /** Absolute; `run` only. */
  record?: string | undefined
  replay?: string | undefined
  grace: number
  pollInterval: number
  onHup: 'detach' | 'stop'
}

export function runOptions(yargs: Argv): Argv<RunArgs> {
  return yargs
    .option('full', { type: 'boolean', default: false, describe: 'visit known articles again' })
    .option('max-pages', { type: 'string', describe: 'listing pages a scraper, at most', coerce: count('max-pages') })
    .option('max-articles', { type: 'string', describe: 'articles a scraper, at most', coerce: count('max-articles') })
    .option('timeout', { type: 'string', describe: 'time a scraper may take, e.g. 30m', coerce: span('timeout') })
    .option('max-wait', {
      type: 'string',
      default: '10m',
      describe: 'most a host may make a scraper wait in all',
      coerce: span('max-wait'),
    })
    .option('max-rss', {
      type: 'string',
      describe: 'memory over which a scraper slows down, e.g. 300mb',
      coerce: megabytes('max-rss'),
    })
    .option('validate', {
      type: 'boolean',
      default: false,
      describe: 'check phones and addresses of the records',
    })
    .option('grace', { type: 'string', default: '15s', describe: 'time for a polite stop', coerce: span('grace') })
    .option('poll-interval', {
      type: 'string',
      default: '2s',
      describe: 'how often running scrapers are looked at',
      coerce: span('poll-interval'),
    })
    .option('on-hup', {
      choices: ['detach', 'stop'] as const,
      default: 'detach' as const,
      describe: 'what a closed terminal does',
    }) as unknown as Argv<RunArgs>
}

/** The settings of every scraper of the run, from its command line. */
export function taskOptions(args: RunArgs & { logLevel: LogLevel }): TaskSettings {
  return {
    mode: args.full ? 'full' : 'update',
    max_pages: args.maxPages ?? null,
    max_articles: args.maxArticles ?? null,
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
