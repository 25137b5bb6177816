import type { Argv } from 'yargs'
import type { KeepLimits } from '../../runs/folder/keep-limits.ts'
import { parseDuration } from '../../vocabulary/duration.ts'
import { parseMegabytes } from '../../vocabulary/size.ts'
import { count } from './flag-values.ts'

/** Flags that limit what runs leave behind; `prune` and `run-all` share them. */
export interface KeepArgs {
  keepRuns: number | undefined
  keepAge: number | undefined
  keepSize: number | undefined
}

export function keepOptions<A>(yargs: Argv<A>, when = ''): Argv<A & KeepArgs> {
  return yargs
    .option('keep-runs', {
      type: 'string',
      describe: `${when}keep the newest so many runs, and logs of each scraper`,
      coerce: count('keep-runs'),
    })
    .option('keep-age', { type: 'string', describe: `${when}keep what is younger, e.g. 90d`, coerce: age })
    .option('keep-size', {
      type: 'string',
      describe: `${when}keep what of runs and logs fits, newest first, e.g. 2gb`,
      coerce: size,
    }) as never
}

/** For a command that leaves everything. */
export const KEEP_ALL: KeepArgs = { keepRuns: undefined, keepAge: undefined, keepSize: undefined }

/** null when no limit was given. */
export function keepLimits({ keepRuns, keepAge, keepSize }: KeepArgs): KeepLimits | null {
  if (keepRuns === undefined && keepAge === undefined && keepSize === undefined) return null
  return { runs: keepRuns ?? null, age_ms: keepAge ?? null, bytes: keepSize ?? null }
}

/** In ms; unlike the time of a timer it may be years. */
function age(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const ms = parseDuration(text)
  if (ms !== null && ms > 0) return ms
  throw new Error(`--keep-age must be a time such as 12h or 90d: found ${JSON.stringify(text)}`)
}

/** In bytes. */
function size(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const mb = parseMegabytes(text)
  if (mb !== null) return mb * 1024 * 1024
  throw new Error(`--keep-size must be a size such as 500mb or 2gb: found ${JSON.stringify(text)}`)
}
