import type { Options } from 'yargs'
import type { KeepLimits } from '../../runs/folder/keep-limits.ts'
import { parseDuration } from '../../vocabulary/time/duration.ts'
import { parseMegabytes } from '../../vocabulary/size.ts'
import type { FlagValues } from '../command.ts'
import { wholeNumber } from './flag-values.ts'

/** Flags that limit what runs leave behind; `prune` and `run-all` share them. `when` begins their explanations. */
export function keepFlags(when = '') {
  return {
    'keep-runs': {
      type: 'string',
      describe: `${when}keep this many of the newest runs, and of the newest logs of each scraper`,
      coerce: wholeNumber('keep-runs'),
    },
    'keep-age': { type: 'string', describe: `${when}keep runs and logs younger than this, e.g. 90d`, coerce: age },
    'keep-size': {
      type: 'string',
      describe: `${when}keep the newest runs and logs that fit into this size, e.g. 2gb`,
      coerce: size,
    },
  } as const satisfies Record<string, Options>
}

export interface KeepArgs extends FlagValues<ReturnType<typeof keepFlags>> {}

/** For a command that leaves everything. */
export const KEEP_ALL: KeepArgs = { keepRuns: undefined, keepAge: undefined, keepSize: undefined }

/** null when no limit was given. */
export function keepLimits({ keepRuns, keepAge, keepSize }: KeepArgs): KeepLimits | null {
  const limits: KeepLimits = { runs: keepRuns ?? null, age_ms: keepAge ?? null, bytes: keepSize ?? null }
  return Object.values(limits).every((limit) => limit === null) ? null : limits
}

/** In ms; unlike the time of a timer it may be years. */
function age(text: string): number {
  const ms = parseDuration(text)
  if (ms !== null && ms > 0) return ms
  throw new Error(`--keep-age must be a time such as 12h or 90d: found ${JSON.stringify(text)}`)
}

/** In bytes. */
function size(text: string): number {
  const mb = parseMegabytes(text)
  if (mb !== null) return mb * 1024 * 1024
  throw new Error(`--keep-size must be a size such as 500mb or 2gb: found ${JSON.stringify(text)}`)
}
