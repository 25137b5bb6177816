import type { FieldType } from '../options.ts'
import { parseNumber } from './compare-number.ts'
import { parseDate } from './parse-date.ts'

const SEEN = 500

const DECIMAL = /^\s*[-+]?\d{1,6}[.,]\d+\s*$/

/** The type that a column's header and its first values (500 are enough) look like. */
export function guessType(header: string, values: readonly string[]): FieldType {
  const name = header.toLowerCase().replace(/[^a-z]+/g, ' ')
  const filled = values.filter((value) => value.trim() !== '').slice(0, SEEN)
  const share = (test: (value: string) => boolean): number => filled.filter(test).length / Math.max(1, filled.length)
  const digits = share((value) => /\d/.test(value))
  if (/\b(phone|tel|telephone|mobile|fax|cell)\b/.test(name) && digits > 0.5) return 'phone'
  if (share((value) => parseDate(value) !== null) > 0.8) return 'date'
  // 48.85661 is no phone, though it has as many digits.
  if (share((value) => looksLikePhone(value) && !DECIMAL.test(value)) > 0.8) return 'phone'
  if (share((value) => parseNumber(value) !== null) > 0.9) {
    const measured = /\b(price|amount|cost|total|weight|height|width|length|duration|rating|score|year|size|abv)\b/
    return measured.test(name) || share((value) => /[.$€£%]/.test(value)) > 0.1 ? 'number' : 'id'
  }
  if (share((value) => !/\s/.test(value.trim()) && /\d/.test(value)) > 0.8) return 'id'
  if (/\b(addr|address|street|road|suburb)\b/.test(name) && words(filled) < 12) return 'address'
  if (share((value) => /^\d+\w?\s+\p{L}+/u.test(value.trim())) > 0.7 && words(filled) < 8) return 'address'
  return words(filled) > 6 ? 'text' : 'name'
}

function words(values: readonly string[]): number {
  return values.reduce((total, value) => total + value.trim().split(/\s+/).length, 0) / Math.max(1, values.length)
}

function looksLikePhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length
  return /^\+?[\d\s().\-/]+$/.test(value.trim()) && digits >= 7 && digits <= 15 && /\d[\s).\-/]+\d|^\+/.test(value)
}
