import { twoDigits } from '../text/two-digits.ts'

/** 2026-11-21 12:00:00 in local time: what a person reads beside the clock on the wall. */
export function localDateTime(time: Date): string {
  return `${localDate(time)} ${localClock(time)}`
}

/** 12:00:00 in local time. */
export function localClock(time: Date): string {
  return `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}:${twoDigits(time.getSeconds())}`
}

/** 2026-11-21 in local time. */
export function localDate(time: Date): string {
  return `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`
}
