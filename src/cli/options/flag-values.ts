import { parseDuration } from '../../vocabulary/time/duration.ts'
import { parseTimeOfDay, type TimeOfDay } from '../../vocabulary/time/next-time.ts'
import { parseMegabytes } from '../../vocabulary/size.ts'

// Parsers of flags, for yargs' coerce: each throws the message for the user.

type Reader = (text: string) => number

/** A whole number, above 0 unless said otherwise. */
export function wholeNumber(flag: string, min: 0 | 1 = 1): Reader {
  return (text) => {
    const value = Number(text)
    if (Number.isSafeInteger(value) && value >= min && text.trim() !== '') return value
    const rule = min === 1 ? 'a whole number above 0' : 'a whole number, 0 or more'
    throw new Error(`--${flag} must be ${rule}: found ${JSON.stringify(text)}`)
  }
}

/** Slots: a whole number above 0, or auto. `what` has to be one. */
export function slots(what: string): (text: string) => number | 'auto' {
  return (text) => {
    if (text === 'auto') return 'auto'
    const value = Number(text)
    if (Number.isSafeInteger(value) && value > 0) return value
    throw new Error(`${what} must be a whole number above 0, or auto: found ${JSON.stringify(text)}`)
  }
}

/** Memory such as 300mb, in units of 1,048,576 bytes. */
export function megabytes(flag: string): Reader {
  return (text) => {
    const mb = parseMegabytes(text)
    if (mb !== null) return mb
    throw new Error(`--${flag} must be a size such as 300mb or 1gb: found ${JSON.stringify(text)}`)
  }
}

/** Milliseconds of a flag such as 30m, 2s or 1h30m; more than none unless said otherwise. */
export function span(flag: string, { zero = false } = {}): Reader {
  return (text) => {
    const ms = parseDuration(text)
    if (ms !== null && (ms > 0 || zero) && ms < 2 ** 31) return ms
    throw new Error(`--${flag} must be a time such as 90s, 30m or 1h30m: found ${JSON.stringify(text)}`)
  }
}

/** A time of day such as 06:00. */
export function clockTime(flag: string): (text: string) => TimeOfDay {
  return (text) => {
    const time = parseTimeOfDay(text)
    if (time !== null) return time
    throw new Error(`--${flag} must be a time of day such as 06:00: found ${JSON.stringify(text)}`)
  }
}

/** 0 to 19, as the program nice takes it. */
export function niceness(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 0 && value <= 19 && text.trim() !== '') return value
  throw new Error(`--nice must be a whole number from 0 to 19: found ${JSON.stringify(text)}`)
}
