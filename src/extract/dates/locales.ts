/** Languages whose month names and phrases are known from Intl; the ones with more news first. */
export const LOCALES = (
  'en de fr es it pt ru ja zh ko ar id tr pl nl sv da nb fi cs sk hu ro bg uk sr sr-Latn hr sl bs mk sq lt lv et el ca eu gl is ga cy ' +
  'be lb fo zh-Hant jv mt af vi th ms fil hi bn ta te mr gu kn ml pa ur fa he hy az kk ky uz mn ka sw am ar-LB ar-MA ar-DZ km lo my si ne mi to so zu ha'
).split(' ')

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

const orders = new Map<string, DateOrder>()

/**
 * The order in which a locale writes day, month and year; English without a country is day first, as most of the world.
 */
export function dateOrder(language: string | null): DateOrder {
  if (language === null || language === 'en') return 'dmy'
  let order = orders.get(language)
  if (order === undefined) {
    order = readOrder(language)
    orders.set(language, order)
  }
  return order
}

function readOrder(language: string): DateOrder {
  const format = formatFor(language, { day: 'numeric', month: 'numeric', year: 'numeric' })
  const order = (format?.formatToParts(0) ?? [])
    .map(({ type }) => type.charAt(0))
    .filter((letter) => 'dmy'.includes(letter))
    .join('')
  return order === 'mdy' || order === 'ymd' ? order : 'dmy'
}

/**
 * A formatter of Gregorian dates with ASCII digits; null for a tag that is none, or of a language that Intl does not
 * know.
 */
export function formatFor(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null {
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return null
    return new Intl.DateTimeFormat(language, {
      ...options,
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone: 'UTC',
    })
  } catch {
    return null
  }
}
