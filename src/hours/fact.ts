/** Days as RFC 5545 writes them, Monday first. */
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** One day of the week. */
export type Day = (typeof DAYS)[number]

/** A recurring time, local to the place that it is about, with the words that it was read from. */
export interface Fact {
  /** What takes place: a word of the config or of a heading, else null. */
  kind: string | null
  /** None where the text names no day. */
  days: Day[]
  /** `HH:MM`; null where the text names days but no time. */
  start: string | null
  /** `HH:MM`, up to 24:00; earlier than `start` where it ends after midnight. */
  end: string | null
  /** RFC 5545, without `RRULE:`. */
  rrule: string
  /** `YYYY-MM-DD`, or `MM-DD` for every year. */
  valid_from: string | null
  valid_to: string | null
  note: string | null
  text: string
  url: string | null
  /** 0 to 100; below 50 for what the text only suggests, such as "in the morning". */
  confidence: number
}

/** `HH:MM` of minutes since midnight, 24:00 at most. */
export function clockText(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
