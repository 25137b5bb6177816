import { DAYS, type Fact } from '../../hours/fact.ts'
import { kindIn, type Kinds } from './kinds.ts'

/** The events of an iCalendar file (RFC 5545) that recur weekly or monthly by days; single events are no schedule. */
export function calendarFacts(text: string, kinds: Kinds): Fact[] {
  const facts: Fact[] = []
  let event: Map<string, string> | null = null
  // A long line goes on in the next, behind a blank.
  for (const line of text
    .slice(0, LONGEST)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)) {
    if (/^BEGIN:VEVENT/i.test(line)) event = new Map()
    else if (/^END:VEVENT/i.test(line)) {
      if (event !== null) facts.push(...eventFact(event, kinds))
      event = null
    } else if (event !== null) {
      const colon = line.indexOf(':')
      const name = line.slice(0, colon).split(';')[0]!.toUpperCase()
      if (colon > 0) event.set(name, line.slice(colon + 1))
    }
  }
  return facts
}

const LONGEST = 5_000_000

function eventFact(event: ReadonlyMap<string, string>, kinds: Kinds): Fact[] {
  const rule = event.get('RRULE') ?? ''
  const begins = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?/.exec(event.get('DTSTART') ?? '')
  if (!/FREQ=(?:WEEKLY|MONTHLY|DAILY)/i.test(rule) || begins?.[4] === undefined) return []
  const [, year = '', month = '', day = '', hour = '', minute = ''] = begins
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  )
  const first = DAYS[(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay() + 6) % 7]!
  const frequency = parts.get('FREQ') ?? 'WEEKLY'
  const written = parts.get('BYDAY')?.split(',') ?? (frequency === 'DAILY' ? [...DAYS] : [first])
  const days = DAYS.filter((one) => written.some((text) => text.endsWith(one)))
  if (days.length === 0) return []
  const summary = (event.get('SUMMARY') ?? '').replaceAll(/\\([,;])/g, '$1').trim()
  const ends = /T(\d\d)(\d\d)/.exec(event.get('DTEND') ?? '')
  const until = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '')
  return [
    {
      kind: kindIn(summary, kinds) ?? (summary === '' ? null : summary),
      days,
      start: `${hour}:${minute}`,
      end: ends === null ? null : `${ends[1]}:${ends[2]}`,
      rrule: rruleText(frequency, written, parts),
      valid_from: null,
      valid_to: until === null ? null : `${until[1]}-${until[2]}-${until[3]}`,
      note: null,
      text: `${summary} ${rule}`.trim(),
      url: null,
      confidence: 95,
    },
  ]
}

function rruleText(frequency: string, days: readonly string[], parts: ReadonlyMap<string, string>): string {
  const interval = parts.get('INTERVAL')
  const every = interval === undefined || interval === '1' ? '' : `;INTERVAL=${interval}`
  return `FREQ=${frequency === 'DAILY' ? 'WEEKLY' : frequency};BYDAY=${days.join(',')}${every}`
}
