import { ZONE_TABLE } from './zone-table.ts'

/**
 * The time zones of a number in E.164 form, by the longest beginning that is known: IANA names, several in the order of
 * the alphabet and separated by commas. Null where nothing is known: a number that may be called from several
 * countries has no zone.
 */
export function zonesOf(e164: string): string | null {
  zones ??= readTable()
  const digits = e164.replace('+', '')
  for (let length = Math.min(digits.length, LONGEST); length > 0; length--) {
    const found = zones.get(digits.slice(0, length))
    if (found !== undefined) return found
  }
  return null
}

/** Longer beginnings are not in the table. */
const LONGEST = 8

/** Read when the first number asks for it: most runs do not. */
let zones: ReadonlyMap<string, string> | null = null

function readTable(): ReadonlyMap<string, string> {
  const read = new Map<string, string>()
  let zone = ''
  for (const token of ZONE_TABLE.trim().split(/\s/)) {
    if (/^[A-Z]/.test(token)) zone = token.replaceAll('&', ', ')
    else for (const beginning of beginningsOf(token)) read.set(beginning, zone)
  }
  return read
}

/** `120[13]` as 1201 and 1203. */
function beginningsOf(token: string): string[] {
  const [head = '', last] = token.split('[')
  return last === undefined ? [head] : Array.from(last.slice(0, -1), (digit) => head + digit)
}
