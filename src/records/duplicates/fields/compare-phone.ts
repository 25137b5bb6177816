import { editDistance } from '../../../vocabulary/text/edit-distance.ts'

/** The digits of a phone number without an extension and without what is dialled before a country code. */
export function phoneDigits(value: string): string {
  const number = value.normalize('NFKC').replace(/(?:ext\.?|extension|x|#)\s{0,9}\d{1,12}\s*$/i, '')
  return number.replace(/\D/g, '').replace(/^0+/, '')
}

/**
 * Digits of two phone numbers: 1 equal, or one has a country code or a trunk prefix more (at least seven digits);
 * .88 one typo; .6 two.
 */
export function comparePhone(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 7 && long.length - short.length <= 4 && long.endsWith(short)) return 1
  const tail = Math.min(short.length, 10)
  if (tail < 6) return 0
  const distance = editDistance(short.slice(-tail), long.slice(-tail), 2)
  return distance === 1 ? 0.88 : distance === 2 ? 0.6 : 0
}
