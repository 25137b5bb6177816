const NUMBER = /([-−–]\s?)?(\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d(?:[\d.,]*\d)?)/u
// 1,234,567 and 12,34,567.
const THOUSANDS = /^[1-9]\d{0,2}(?:[.,]\d{2,3})*[.,]\d{3}$/

/**
 * The first number in a text: '1,234.56', '1.234,56', '1 234', '12,34,567' and so on. A single separator before exactly
 * three digits parts thousands, unless it is the one that `decimal` names; '1.234' is 1.234 where nothing else is
 * known.
 */
export function readNumber(text: string, decimal: '.' | ','): number | null {
  const match = NUMBER.exec(text.normalize('NFKC'))
  if (match === null) return null
  const [, minus, written = ''] = match
  const value = Number(withPoint(written.replace(/['’\s]/gu, ''), decimal))
  if (!Number.isFinite(value)) return null
  // The dash of "A-12" is no minus.
  return minus && !/[\p{L}\d]$/u.test(match.input.slice(0, match.index)) ? -value : value
}

/** The digits with a point for the decimals and nothing else, or what is no number. */
function withPoint(digits: string, decimal: '.' | ','): string {
  const point = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (point >= 0 && comma >= 0) {
    return point > comma ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.')
  }
  const separator = point >= 0 ? '.' : ','
  const separators = digits.split(separator).length - 1
  if (THOUSANDS.test(digits) && (separators > 1 || separator !== decimal)) return digits.replaceAll(separator, '')
  return digits.replaceAll(',', '.')
}

/** What parts the decimals in a language; a point where it is not known. */
export function decimalSeparator(language: string | null): '.' | ',' {
  if (language === null) return '.'
  try {
    return new Intl.NumberFormat(`${language}-u-nu-latn`).format(1.5).includes(',') ? ',' : '.'
  } catch {
    return '.'
  }
}
