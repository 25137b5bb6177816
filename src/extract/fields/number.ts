/**
 * The first number in a text: '1,234.56', '1.234,56', '1 234', '(12)' and so on. A single separator before exactly three digits
 * parts thousands, unless it is the one that `decimal` names; '1.234' is 1.234 where nothing else is known.
 */
export function readNumber(text: string, decimal: '.' | ','): number | null {
  const match = /[-−–]?\s?(?:\d[\d.,'’\s  ]*\d|\d)/u.exec(text.normalize('NFKC'))
  if (match === null) return null
  const negative = /^[-−–]/.test(match[0]) && !/[\p{L}\d]$/u.test(text.slice(0, match.index))
  const digits = match[0].replace(/^[-−–]\s?/, '').replace(/['’\s]/gu, '')
  const value = Number(withPoint(digits, decimal))
  if (!Number.isFinite(value)) return null
  return negative ? -value : value
}

function withPoint(digits: string, decimal: '.' | ','): string {
  const point = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (point >= 0 && comma >= 0) {
    return point > comma ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.')
  }
  const separator = point >= 0 ? '.' : ','
  const parts = digits.split(separator)
  const areThousands = parts.length > 1 && parts.slice(1).every((part) => part.length === 3) && parts[0]!.length <= 3
  if (parts.length > 2) return areThousands ? parts.join('') : 'not a number'
  return areThousands && separator !== decimal && parts[0] !== '0' ? parts.join('') : parts.join('.')
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
