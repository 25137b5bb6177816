/** 2026-11-21 12:00:00 in local time: what a person reads beside the clock on the wall. */
export function localDateTime(time: Date): string {
  return `${localDate(time)} ${localClock(time)}`
}

/** 12:00:00 in local time. */
export function localClock(time: Date): string {
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
}

/** 2026-11-21 in local time. */
export function localDate(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
