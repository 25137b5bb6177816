// Line ends to Unicode, and so to the line readers of Python and of JavaScript before 2019, but not to JSON; and DEL
// and C1, which terminals obey.
const ESCAPED = /[\u007f-\u009f\u2028\u2029]/g

/** A value as one line of JSON Lines, with its line end: one line for every reader, and no control character in it. */
export function jsonLine(value: unknown, stringify: (value: unknown) => string = JSON.stringify): string {
  const json = stringify(value).replace(ESCAPED, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${json}\n`
}
