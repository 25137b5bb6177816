import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/max'
import { mayBeDate } from './signals.ts'
import { collapseWhitespace } from '../../collapse-whitespace.ts'

/**
 * The first telephone number in a text, as written. With a country numbers are found as they are dialled there, without
 * one those of international or of unmistakable form. Fax numbers, dates and other digits are none.
 */
export function phoneInText(text: string, country: string | null): string | null {
  const shown = text.slice(0, LONGEST)
  if (shown.replace(/\D/g, '').length < FEWEST) return null
  for (const { startsAt, endsAt } of findPhoneNumbersInText(shown, (country ?? undefined) as CountryCode | undefined)) {
    if (FAX.test(shown.slice(Math.max(0, startsAt - 14), startsAt))) continue
    return collapseWhitespace(shown.slice(startsAt, endsAt))
  }
  if (country !== null) return null
  for (const match of shown.matchAll(FORM)) {
    const before = shown.slice(Math.max(0, match.index - 14), match.index)
    if (FAX.test(before) || /[\d/.-]$/.test(before) || isOtherNumber(match[0])) continue
    if (match[0].startsWith('0') && match[0].replace(/\D/g, '').length < 8) continue
    return collapseWhitespace(match[0])
  }
  return null
}

const LONGEST = 1000
const FEWEST = 7
const FAX = /(?:fax|faks|télécopie|telefax|\bf)[\s.:)]{0,3}$/i
// Of North America, and numbers with a trunk zero: what stands without a country is written so.
const FORM =
  /\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|(?<!\d)\(?0\d{1,4}\)?[\s/-]\d{2,8}(?:[\s-]\d{2,6}){0,4}/g

/** A price, a day, two years, or too few digits for anybody to answer. */
export function isOtherNumber(text: string): boolean {
  const plain = text.trim()
  const digits = plain.replace(/\D/g, '')
  return (
    digits.length < 6 ||
    /^0{2}(?!\d{8})|^0+$/.test(digits) ||
    mayBeDate(plain) ||
    /[$€£¥%;]/.test(plain) ||
    /^\d{1,7}[.,]\d{2}$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$|^\d{1,2}\/\d{4}$|^(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:1[5-9]|20)?\d\d$/.test(
      plain,
    )
  )
}

/** The number of a `tel:` link as written there, or null where it holds none. */
export function telLink(href: string): string | null {
  const written = /^\s*(?:tel|callto):\s*(?:\/\/)?([^;?]{3,40})/i.exec(href)?.[1]
  if (written === undefined) return null
  const number = collapseWhitespace(written.replaceAll('%20', ' ').replaceAll('%2B', '+'))
  return number.replace(/\D/g, '').length >= 5 ? number : null
}
