/**
 * What a word or phrase means for recurring times. Each language lists its phrases below these names, folded (lower
 * case, no accents on Latin letters) and separated by `|`.
 *
 * - `d1` to `d7` Monday to Sunday, `s1` to `s7` the plural or adverb that says "every Monday" by itself, `w1` to `w7`
 *   letters that are a day only beside times or other days
 * - `all`, `weekdays`, `weekend`; `every`, `biweekly`, `except`, `closed`, `holiday`, `allday`
 * - `n1` to `n5` and `last` before a day; `m1` to `m12` months
 * - `am`, `pm`, `noon`, `midnight`; parts of the day, plural with `-s`; `early` and `late` before or after a part,
 *   `early-morning` where that is one word
 * - `to`, `since` (a from that stands behind its time), `until` (a to that stands behind), `from`, `and`, `between`,
 *   `between-after`, `at`, `hour`, `minute`, `second`, `half`, `duration`, `fill` for words that change nothing
 * - `0` to `24`: numbers as words
 */
export type PhraseTable = Readonly<Record<string, string>>

/** Start and end of a part of the day: whole, its early and its late part, as `HH:MM-HH:MM`. */
export type PartHours = readonly [whole: string, early: string, late: string]

/** One language: its phrases, and where it differs the hours of the parts of a day. */
export interface Language {
  code: string
  phrases: PhraseTable
  parts?: Readonly<Record<string, PartHours>>
  /** Words are written without spaces between them. */
  joined?: true
  /** A part of the day stands before its time: "afternoon 3". */
  partFirst?: true
  /** `1.30` to `3` without am or pm is in the afternoon: shops and services of twelve-hour countries. */
  twelveHours?: true
}

/** What "in the morning" means where a language says nothing else (the values of Recognizers-Text, MIT). */
export const USUAL_PARTS: Readonly<Record<string, PartHours>> = {
  dawn: ['04:00-08:00', '04:00-06:00', '06:00-08:00'],
  morning: ['08:00-12:00', '08:00-10:00', '10:00-12:00'],
  midday: ['11:00-13:00', '11:00-12:00', '12:00-13:00'],
  afternoon: ['12:00-16:00', '12:00-14:00', '14:00-16:00'],
  evening: ['16:00-20:00', '16:00-18:00', '18:00-20:00'],
  night: ['20:00-23:59', '20:00-22:00', '22:00-23:59'],
  business: ['08:00-18:00', '08:00-10:00', '16:00-18:00'],
}
