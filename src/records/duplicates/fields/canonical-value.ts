import { normaliseText } from '../text/normalise-text.ts'
import type { FieldType } from '../options.ts'
import { parseNumber } from './compare-number.ts'
import { phoneDigits } from './compare-phone.ts'
import { parseDate } from './parse-date.ts'
import { shortenAddress } from './shorten-address.ts'

const NOTHING = new Set(['', 'null', 'none', 'nan', 'n/a', 'na', '-', '--', 'unknown', '\\n', '?'])

/** The one spelling of a cell that is compared; empty when the cell says nothing. */
export function canonicalValue(cell: string, type: FieldType): string {
  const text = cell.trim()
  if (NOTHING.has(text.toLowerCase())) return ''
  switch (type) {
    case 'phone':
      return phoneDigits(text)
    case 'date':
      return parseDate(text) ?? ''
    case 'number': {
      const number = parseNumber(text)
      return number === null ? '' : String(number)
    }
    case 'id':
      return normaliseText(text).replace(/[ .]+/g, '')
    case 'address':
      return shortenAddress(normaliseText(text))
    case 'name':
    case 'text':
      return normaliseText(text)
  }
}
