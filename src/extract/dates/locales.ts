/** Languages whose month names and phrases are known from Intl; the ones with more news first. */
export const LOCALES = (
  'en de fr es it pt ru ja zh ko ar id tr pl nl sv da nb fi cs sk hu ro bg uk sr sr-Latn hr sl bs mk sq lt lv et el ca eu gl is ga cy ' +
  'mt af vi th ms fil hi bn ta te mr gu kn ml pa ur fa he hy az kk ky uz mn ka sw am ar-LB ar-MA ar-DZ km lo my si ne mi to so zu ha'
).split(' ')

/** The orders in which a locale writes day, month and year; English without a country is day first, as most of the world. */
export function dateOrder(language: string | null): 'dmy' | 'mdy' | 'ymd' {
  if (language === null || language === 'en') return 'dmy'
  const parts = formatFor(language, { day: 'numeric', month: 'numeric', year: 'numeric' })?.formatToParts(0) ?? []
  const order = parts
    .map((part) => part.type.charAt(0))
    .filter((letter) => letter === 'd' || letter === 'm' || letter === 'y')
  const name = order.join('')
  return name === 'mdy' || name === 'ymd' ? name : 'dmy'
}

/** A formatter of Gregorian dates with ASCII digits; null for a tag that is none. */
export function formatFor(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null {
  try {
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
