import { htmlText } from '../tree/html-text.ts'
import { SentNumber, type SentJson } from './sent-json.ts'

/** The first text or number, as a text that is not empty; null when there is none. */
export function firstText(value: SentJson | undefined): string | null {
  return texts(value)[0] ?? null
}

/** Every text and number in a value, lists opened, markup and entities read. */
export function texts(value: SentJson | undefined): string[] {
  if (typeof value === 'string') {
    const text = htmlText(value)
    return text === '' ? [] : [text]
  }
  if (typeof value === 'number' || value instanceof SentNumber) return [String(value)]
  return Array.isArray(value) ? value.flat(MOST_NESTED).flatMap((item) => (Array.isArray(item) ? [] : texts(item))) : []
}

// Deeper lists than this are no text.
const MOST_NESTED = 20
