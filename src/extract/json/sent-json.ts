import type { JsonValue } from '../../vocabulary/record.ts'
import { jsonInText } from './json-in-text.ts'

/** JSON as it was sent: numbers that JavaScript would write otherwise, or cannot hold, keep their digits. */
export type SentJson = string | number | boolean | null | SentNumber | SentJson[] | { [key: string]: SentJson }

/** A number such as 7312345678901234567, 1.0 or 1e21. */
export class SentNumber {
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  /** As text. */
  toString(): string {
    return this.#source
  }

  /** Left in what is written as JSON. */
  toJSON(): number | string {
    return this.value()
  }

  /** As a number where one can hold it, else its digits. */
  value(): number | string {
    const number = Number(this.#source)
    const isLost = !Number.isFinite(number) || (/^-?\d+$/.test(this.#source) && !Number.isSafeInteger(number))
    return isLost ? this.#source : number
  }
}

/**
 * The JSON of an answer: whole as it is, else what is in it (see jsonInText). Undefined where there is none. A byte
 * order mark in front is passed over.
 */
export function parseJson(text: string): SentJson | undefined {
  const whole = parseExactly(text)
  if (whole !== undefined) return whole
  for (const json of jsonInText(text)) {
    const value = parseExactly(json)
    if (value !== undefined) return value
  }
  return undefined
}

function parseExactly(text: string): SentJson | undefined {
  const start = text.trimStart()
  if (UNEVEN.test(start)) {
    try {
      return JSON.parse(start, keepSource as Parameters<typeof JSON.parse>[1]) as SentJson
    } catch {
      // No JSON, or so deep that no reviver gets to its end: that is for the parser alone to say.
    }
  }
  try {
    return JSON.parse(start) as SentJson
  } catch {
    return undefined
  }
}

/** What may be a number of that kind; anything else is read in a third of the time. */
const UNEVEN = /\d{16}|\d\.\d*0(?!\d)|\d[eE][+-]?\d|-0/

function keepSource(_: string, value: JsonValue, { source }: { source?: string }): SentJson {
  return typeof value === 'number' && source !== undefined && String(value) !== source ? new SentNumber(source) : value
}

/**
 * The same for programs: each such number as `numbers` has it, by default a number, or its digits where that would
 * change it.
 */
export function withPlainNumbers(
  json: SentJson,
  numbers = (sent: SentNumber): number | string => sent.value(),
  depth = 0,
): JsonValue {
  if (json instanceof SentNumber) return numbers(json)
  if (json === null || typeof json !== 'object' || depth > DEEPEST) return json as JsonValue
  if (Array.isArray(json)) return json.map((one) => withPlainNumbers(one, numbers, depth + 1))
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, withPlainNumbers(value, numbers, depth + 1)]),
  )
}

// A hostile answer nests deeper than the stack of calls reaches.
const DEEPEST = 200
