import { asciiSigns } from './ascii-signs.ts'

/**
 * A number in the characters that it is dialled with: no label before it, ASCII digits and signs, a `tel:` URI opened.
 */
export function phoneText(text: string): string {
  const plain = asciiSigns(text)
    .trim()
    .replace(/^(?:.*\btel:(?=[^:]*;phone-context=)|(?:tel|callto|sms|phone):)/i, '')
    .replace(/\++/g, '+')
  const context = /;phone-context=(\+?[\d().-]*)/i.exec(plain)
  const open = context === null ? plain : `${openContext(context[1] ?? '')}${plain.slice(0, context.index)}`
  const dialled = punctuation(withoutFloat(open.replace(/;isub=.*$/i, '')))
  const start = dialled.search(/[+\d]/)
  if (start === -1) return ''
  // What stands before a number stays only where it belongs to it: the bracket of "(030) 1234".
  const bracket = dialled[start - 1] === '(' ? start - 1 : start
  return dialled.slice(bracket).replace(/[^\p{L}\d#)]+$/u, '')
}

/** RFC 3966: a local number is one of the place that its context names; a domain names no place. */
function openContext(context: string): string {
  return context.startsWith('+') ? context : ''
}

/** Signs that people write and no dialling plan has, in forms that one does. */
function punctuation(text: string): string {
  return (
    text
      // "(+49) 30", "[+49] 30", "(+1 202-456-1111)"
      .replace(/[([{]\s*(\+[^()[\]{}]*)[)\]}]/g, '$1 ')
      // A carrier of the caller's choice: "0xx11", "(0**11)".
      .replace(/(?<!\d)0[\s(]*(?:xx|\*\*)[\s)]*(?=[\s(]*\d)/gi, '0 ')
      .replace(/(?<=[\d)])\*(?=[\d(])/g, '-')
      // "x302/x2303": the second of two extensions.
      .replace(/(?<=\d)\s*[\\/,;]?\s*[\\/,;]\s*(?:x|ext\.?)\s*\d+$/i, (second, at: number) =>
        /(?:x|ext\.?)\s*\d+$/i.test(text.slice(0, at)) ? '' : second,
      )
  )
}

/**
 * A number that went through a column of floats: `2024561111.0`, `4.930123456E10`. Digits that were lost with the
 * exponent cannot be known, and nothing is left of such a cell.
 */
function withoutFloat(text: string): string {
  const found = /^['"=]*(\+?\d)(?:[.,](\d+))?e\+?(\d{1,2})"?$/i.exec(text)
  if (found === null) return text.replace(/^(['"=]*\+?\d{5,})\.0+$/, '$1')
  const [, first = '', rest = '', exponent = '0'] = found
  // A spreadsheet shows at most nine places; a float that has one less than its exponent ended in zero.
  const isWhole = rest.length >= Number(exponent) || (rest.length >= 6 && rest.length === Number(exponent) - 1)
  return isWhole ? `${first}${rest.padEnd(Number(exponent), '0')}` : ''
}
