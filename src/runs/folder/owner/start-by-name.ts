/** By so much two looks at the clock may differ before a time counts as in the future, in ms. */
export const CLOCK_SLACK_MS = 60_000

/**
 * The local time that the name of a run or log begins with, as YYYYMMDD_HHMMSS, in ms since 1970 by this machine's
 * zone.
 */
export function startByName(name: string): number {
  const part = (from: number, to: number): number => Number(name.slice(from, to))
  return new Date(part(0, 4), part(4, 6) - 1, part(6, 8), part(9, 11), part(11, 13), part(13, 15)).getTime()
}
