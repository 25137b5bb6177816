// Line ends to Unicode, and so to the line readers of Python and of JavaScript before 2019, but not to JSON.
const LINE_ENDS = /[\u0085\u2028\u2029]/g

/** A value as one line of JSON Lines, with its line end; one line for every reader. */
export function jsonLine(value: unknown, stringify: (value: unknown) => string = JSON.stringify): string {
  const json = stringify(value).replace(LINE_ENDS, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${json}\n`
}
