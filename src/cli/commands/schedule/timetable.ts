import { Cron } from 'croner'
import { isZone } from '../../../vocabulary/time/window.ts'

/** The times that a cron expression names. */
export interface Timetable {
  /** The first time after this moment; null when none ever comes. */
  next: (after: Date) => Date | null
  /** The times after `last`, up to `now`. */
  due: (last: Date, now: Date) => DueTimes
}

export interface DueTimes {
  /** null when there are none. */
  newest: Date | null
  /** How many, MANY standing for any more. */
  times: number
}

export const MANY = 1000

export type ReadTimetable = { ok: true; timetable: Timetable } | { ok: false; message: string }

/**
 * Reads `minute hour day month weekday`, with a second in front of it where there are six fields, or a nickname such as
 * @daily. Where clocks are put forward, a time that does not exist comes at the end of the gap; where they are put back, a
 * time that comes twice is taken once. Only an hour or minute of * or with a step follows the real hours instead.
 */
export function readTimetable(text: string, zone: string | null): ReadTimetable {
  if (zone !== null && !isZone(zone)) {
    return { ok: false, message: `--timezone must be a time zone such as Europe/Berlin or UTC: found '${zone}'` }
  }
  let cron: Cron
  try {
    cron = read(text, zone)
  } catch (error) {
    return { ok: false, message: explain(text, error as Error) }
  }
  const next = (after: Date): Date | null => cron.nextRun(after)
  if (next(new Date()) === null) return { ok: false, message: `"${text}" names a time that never comes` }
  return { ok: true, timetable: { next, due: (last, now) => dueTimes(cron, last, now) } }
}

function dueTimes(cron: Cron, last: Date, now: Date): DueTimes {
  // The moment before is known to the millisecond, and a time is due in its first one.
  const [newest] = cron.previousRuns(1, new Date(now.getTime() + 1))
  if (newest === undefined || newest <= last) return { newest: null, times: 0 }
  let times = 1
  for (let at = cron.nextRun(last); at !== null && at < newest && times < MANY; at = cron.nextRun(at)) times++
  return { newest, times }
}

function read(text: string, zone: string | null): Cron {
  return new Cron(text, {
    paused: true,
    mode: '5-or-6-parts',
    fixedTimeRule: 'no-wildcard',
    domAndDow: restrictsBoth(text),
    ...(zone === null ? {} : { timezone: zone }),
  })
}

/**
 * Whether a day has to satisfy both its fields. Where both name days, either is enough; one that begins with a * names
 * none and only thins out the other (crontab(5) of Vixie's cron, Debian's and ISC's).
 */
function restrictsBoth(text: string): boolean {
  const fields = text.trim().split(/\s+/)
  return [fields.at(-3), fields.at(-1)].some((field) => field?.startsWith('*') === true)
}

const FIELDS = [
  { name: 'second', rule: '0 to 59' },
  { name: 'minute', rule: '0 to 59' },
  { name: 'hour', rule: '0 to 23' },
  { name: 'day of the month', rule: '1 to 31, or L for the last' },
  { name: 'month', rule: '1 to 12, or jan to dec' },
  { name: 'day of the week', rule: '0 to 7 (0 and 7 are Sunday), or sun to sat' },
]

/** Which field is wrong: each is tried by itself. */
function explain(text: string, error: Error): string {
  const given = text.trim().split(/\s+/)
  if (text.trim().startsWith('@')) {
    return `"${text}" is no time: @hourly, @daily, @weekly, @monthly and @yearly are known`
  }
  if (given.length !== 5 && given.length !== 6) {
    const count = text.trim() === '' ? 'none' : String(given.length)
    return `"${text}" must have five fields (minute hour day month weekday), or six with the second in front, in one pair of quotes: found ${count}`
  }
  const fields = FIELDS.slice(-given.length)
  for (const [at, value] of given.entries()) {
    try {
      read(given.map((_, other) => (other === at ? value : '*')).join(' '), null)
    } catch {
      const { name, rule } = fields[at]!
      return `"${text}": field ${at + 1}, the ${name}, must be ${rule}; also *, lists 1,2, ranges 1-5, steps */2: found '${value}'`
    }
  }
  return `"${text}" is no time: ${error.message}`
}
