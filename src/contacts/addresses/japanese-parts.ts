import { type AddressParts, NO_PARTS } from './address-parts.ts'

const JAPANESE =
  /^(北海道|東京都|(?:京都|大阪)府|[一-龠]{2,3}県)\s*((?:[一-龠ぁ-んァ-ヶー]+?郡)?[一-龠ぁ-んァ-ヶー]+?[市区町村])?\s*(.*)$/u

/**
 * The parts of a Japanese address, which goes from the large to the small: postcode, prefecture, city, street; null for
 * another.
 */
export function japaneseParts(text: string): AddressParts | null {
  const wide = text.replace(/[０-９－]/g, (c) => (c === '－' ? '-' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
  // It stands before the address, and sometimes behind.
  const code = /^〒?\s*(\d{3}-?\d{4})\s*|\s+〒?\s*(\d{3}-\d{4})$/.exec(wide.trim())
  const postcode = code?.[1] ?? code?.[2] ?? ''
  const found = JAPANESE.exec(code === null ? wide.trim() : wide.trim().replace(code[0], ''))
  if (found === null) return null
  const [, state = '', city = '', street = ''] = found
  return { ...NO_PARTS, postcode, state, city: city === '' ? state : city, street, country: 'JP' }
}
