import { z } from 'zod'
import { parseDuration } from '../../vocabulary/time/duration.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import { parseMegabytes } from '../../vocabulary/size.ts'
import { didYouMean } from '../parse/nearest.ts'
import { urlFault } from '../expand/url-template.ts'

/** Stands between the two parts of a message (see withHint). */
export const HINT = '\n'

// The kinds of single values that configs are made of. Every message begins with "must be", so that a report reads
// `rate_limit must be a number of seconds, 0 or more: found "fast"` (see problems.ts).

/** One line of text that may be printed as it is. */
export const line = z
  .string({ error: 'must be one line of text (numbers need quotes)' })
  .trim()
  .min(1, { error: 'must be one line of text' })
  .refine((text) => plainText(text) === text, { error: 'must be one line of text without control characters' })

/** An absolute http or https URL. */
export const url = z
  .string({ error: 'must be an absolute URL such as https://news.example' })
  .trim()
  .superRefine((text, ctx) => {
    const fault = urlFault(text)
    if (fault !== null) ctx.addIssue({ code: 'custom', message: fault })
  })

/** Seconds as a number, or as text with a unit: 0.5, "0.5", 500ms, 1m30s. `like` is an example for long times. */
export function seconds(options: {
  above?: number
  min?: number
  max: number
  like?: string
}): z.ZodType<number, number | string> {
  const { above, min = 0, max, like } = options
  const what = like === undefined ? 'a number of seconds' : `a time such as ${like}, or a number of seconds`
  const must = `must be ${what}, ${above === undefined ? `${min} or more` : `more than ${above}`}`
  const inRange = (n: number): boolean => (above === undefined ? n >= min : n > above)
  const number = z
    .number({ error: must })
    .refine(inRange, { error: must })
    .max(max, { error: `must be ${what}, ${max} at most` })
    .meta(above === undefined ? { minimum: min } : { exclusiveMinimum: above })
  const text = z
    .string({ error: must })
    .regex(/^\s*(\d+(\.\d+)?|(\d+(\.\d+)?(ms|s|m|h|d))+)\s*$/, { error: must })
    .transform((value) => (parseDuration(value) ?? NaN) / 1000)
    .pipe(number)
  return z.union([number, text], { error: must })
}

/** A size as text with a unit, or as a number of megabytes; megabytes (of 1,048,576 bytes) for the program. */
export function size(): z.ZodType<number, number | string> {
  const must = 'must be a size such as 300mb or 1gb'
  const number = z.number({ error: must }).positive({ error: must })
  const text = z
    .string({ error: must })
    .regex(/^\s*\d+(\.\d+)?\s*([kKmMgG][iI]?[bB]?\s*)?$/, { error: must })
    .transform((value) => parseMegabytes(value) ?? NaN)
    .pipe(number)
  return z.union([number, text], { error: must })
}

/** A whole number; also one in quotes. */
export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER): z.ZodType<number, number | string> {
  const upTo = max < Number.MAX_SAFE_INTEGER ? ` to ${max}` : ' or more'
  const must = min === -max ? 'must be a whole number' : `must be a whole number, ${min}${upTo}`
  const number = z.int({ error: must }).min(min, { error: must }).max(max, { error: must })
  const text = z
    .string({ error: must })
    .regex(/^\s*-?\d+\s*$/, { error: must })
    .transform(Number)
    .pipe(number)
  return z.union([number, text], { error: must })
}

export const flag = z.boolean({ error: 'must be true or false' })

/** A calendar day as YYYY-MM-DD. */
export const day = z
  .string({ error: 'must be a date written YYYY-MM-DD' })
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a date written YYYY-MM-DD' })
  .refine(isCalendarDay, { error: 'must be a day that the calendar has' })

function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !/^\d{4}-\d{2}-\d{2}$/.test(text) || (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text))
}

/** One of a few words; says which (or what they are, where they are many), and which one was probably meant. */
export function choice<const T extends readonly [string, ...string[]]>(
  words: T,
  options: { must?: string; hint?: (word: string) => string | null } = {},
): z.ZodEnum<{ [W in T[number]]: W }> {
  const must = options.must ?? (words.length === 1 ? `must be ${words[0]}` : `must be one of ${words.join(', ')}`)
  return z.enum(words, {
    error: ({ input }) => {
      return typeof input === 'string' ? withHint(must, options.hint?.(input) ?? didYouMean(input, words)) : must
    },
  })
}

/** A message in two parts: the rule, and what is said behind the value that was found. */
export function withHint(must: string, hint: string): string {
  return hint === '' ? must : `${must}${HINT}${hint}`
}

/** One value, or a list of them; always a list for the program. */
export function oneOrMore<T, I>(item: z.ZodType<T, I>, must: string): z.ZodType<T[], I | I[]> {
  return z.union([item.transform((value) => [value]), z.array(item, { error: must }).min(1, { error: must })], {
    error: must,
  })
}
