/** A number in the characters that it is dialled with: no label before it, ASCII digits and signs, a `tel:` URI opened. */
export function phoneText(text: string): string {
  const plain = asciiSigns(text)
    .trim()
    .replace(/^(?:tel|callto|sms|phone):/i, '')
    .replace(/\++/g, '+')
  const context = /;phone-context=(\+?[\d().-]*)/i.exec(plain)
  const open = context === null ? plain : `${openContext(context[1] ?? '')}${plain.slice(0, context.index)}`
  const withoutSub = open.replace(/;isub=.*$/i, '')
  const start = withoutSub.search(/[+\d]/)
  if (start === -1) return ''
  // What stands before a number stays only where it belongs to it: the bracket of "(030) 1234".
  const bracket = withoutSub[start - 1] === '(' ? start - 1 : start
  return withoutSub.slice(bracket).replace(/[^\p{L}\d#]+$/u, '')
}

/** RFC 3966: a local number is one of the place that its context names; a domain names no place. */
function openContext(context: string): string {
  return context.startsWith('+') ? context : ''
}

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0e50, 0xff10]

function asciiSigns(text: string): string {
  // Nearly every number: nothing to do.
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return text
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\ufe62\uff0b]/g, '+')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u2060\u3000]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const zero = ZEROS.find((first) => code >= first && code < first + 10)
  return zero === undefined ? digit : String(code - zero)
}

const KEYS: Record<string, string> = Object.fromEntries(
  ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'].flatMap((letters, key) =>
    letters.split('').map((letter) => [letter, String(key + 2)]),
  ),
)

const EXTENSION = /[\s,;]*(?:;ext=|\b(?:e?xt(?:ensi[oó]n?)?|anexo|int|x)[:.]?|#)\s*(\d{1,9})#?$/i

/** "1-800-FLOWERS" as digits, its extension kept; null where there are no three letters behind three digits. */
export function vanityDigits(text: string): string | null {
  const extension = EXTENSION.exec(text)
  const base = extension === null ? text : text.slice(0, extension.index)
  if (!/^(?:[^A-Za-z]*\d){3}/.test(base) || !/(?:[A-Za-z][^A-Za-z]*){3}/.test(base)) return null
  const digits = base.replace(/[A-Za-z]/g, (letter) => KEYS[letter.toLowerCase()] ?? letter)
  return extension === null ? digits : `${digits} ext. ${extension[1]}`
}
