import type { Argv } from 'yargs'
import { parseDuration } from '../vocabulary/duration.ts'
import { parseMegabytes } from '../vocabulary/size.ts'
import type { Task } from '../run-folder/task.ts'
import type { RunOptions } from '../fleet/create-run.ts'
import { autoSlots } from '../fleet/slots.ts'

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
      coerce: memory,
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

/** What every scraper of the run is told. */
export function taskOptions(args: RunArgs & { logLevel: Task['log_level'] }): RunOptions['task'] {
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

/** Reads --max-parallel: a number of slots, or auto. */
export function slots(text: string): number {
  return text === 'auto' ? autoSlots() : count('max-parallel')(text)!
}

/** Reads a whole number above 0. Throws what to tell the user. */
export function count(flag: string): (text: string | undefined) => number | undefined {
  return (text) => {
    if (text === undefined) return undefined
    const value = Number(text)
    if (Number.isSafeInteger(value) && value > 0) return value
    const rule = flag === 'max-parallel' ? 'a whole number above 0, or auto' : 'a whole number above 0'
    throw new Error(`--${flag} must be ${rule}: found ${JSON.stringify(text)}`)
  }
}

function memory(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const mb = parseMegabytes(text)
  if (mb !== null) return mb
  throw new Error(`--max-rss must be a size such as 300mb or 1gb: found ${JSON.stringify(text)}`)
}

/** Milliseconds of a flag such as 30m, 2s or 1h30m. */
function span(flag: string): (text: string | undefined) => number | undefined {
  return (text) => {
    if (text === undefined) return undefined
    const ms = parseDuration(text)
    if (ms !== null && ms > 0 && ms < 2 ** 31) return ms
    throw new Error(`--${flag} must be a time such as 90s, 30m or 1h30m: found ${JSON.stringify(text)}`)
  }
}
