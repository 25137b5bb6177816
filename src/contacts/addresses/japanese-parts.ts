import { type AddressParts, NO_PARTS } from './address-parts.ts'

const JAPANESE =
  /^(?:〒?\s*(\d{3}-?\d{4})\s*)?(北海道|東京都|(?:京都|大阪)府|[一-龠]{2,3}県)\s*((?:[一-龠ぁ-んァ-ヶー]+?郡)?[一-龠ぁ-んァ-ヶー]+?[市区町村])?\s*(.*)$/u

/** The parts of a Japanese address, which goes from the large to the small: postcode, prefecture, city, street; null for another. */
export function japaneseParts(text: string): AddressParts | null {
  const wide = text.replace(/[０-９－]/g, (c) => (c === '－' ? '-' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
  const found = JAPANESE.exec(wide.trim())
  if (found === null) return null
  const [, postcode = '', state = '', city = '', street = ''] = found
  return { ...NO_PARTS, postcode, state, city: city === '' ? state : city, street, country: 'JP' }
}
