import type { DateOptions } from '../dates/read-date.ts'

/** What a field holds while it is cleaned: a text, or the items of a list. */
export type Value = string | string[]

export interface CleaningContext {
  /** The page that the value stands on. */
  url: string
  /** What relative addresses are joined with. */
  base: string
  date: DateOptions
}

/** One function that `cleaning:` knows. Pure, and applied twice it gives what it gave once. */
export type Cleaner = (value: Value, context: CleaningContext) => Value

/** A cleaner of texts; of a list it cleans every item. */
export function eachText(clean: (text: string, context: CleaningContext) => string): Cleaner {
  return (value, context) =>
    typeof value === 'string' ? clean(value, context) : value.map((item) => clean(item, context))
}
