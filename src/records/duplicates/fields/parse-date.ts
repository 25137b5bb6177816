const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The eight digits `YYYYMMDD` of a date in one of the usual spellings, or null. Days before months when it is open. */
export function parseDate(value: string): string | null {
  const text = value.trim().toLowerCase()
  const whole =
    /^(\d{4})(\d{2})(\d{2})(?:[t ].*)?$/.exec(text) ?? /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[t ].*)?$/.exec(text)
  if (whole !== null) return digits(whole[1]!, whole[2]!, whole[3]!)
  const turned = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  if (turned !== null) {
    const [first, second] = [turned[1]!, turned[2]!]
    return Number(second) > 12 ? digits(turned[3]!, first, second) : digits(turned[3]!, second, first)
  }
  const word = /([a-z]{3})[a-z]*/.exec(text)
  const month = word === null ? -1 : MONTHS.indexOf(word[1]!)
  const numbers = text.match(/\d+/g)
  if (month === -1 || numbers === null || numbers.length !== 2) return null
  const [day, year] = numbers[0].length === 4 ? [numbers[1]!, numbers[0]] : [numbers[0], numbers[1]!]
  return digits(year, String(month + 1), day)
}

/** Null unless it looks like a date. Months and days out of range stay: they are typos, and typos are compared. */
function digits(year: string, month: string, day: string): string | null {
  const full = year.length === 2 ? `${Number(year) > 30 ? '19' : '20'}${year}` : year
  if (full < '1000' || full > '2999') return null
  return full + month.padStart(2, '0') + day.padStart(2, '0')
}
