import { readDate, type DateOptions } from '../../dates/read-date.ts'

/**
 * Whether days stand before months in the numeric dates of a list, by what all of them can be: no 13th month, nothing
 * that is still to come, and lists go by time. Undefined where nothing tells.
 */
export function dayFirstIn(texts: readonly string[], dates: DateOptions): boolean | undefined {
  const numeric = texts.filter((text) => NUMERIC.test(text)).slice(0, 300)
  if (numeric.length === 0) return undefined
  const today = dates.now.toISOString().slice(0, 10)
  const fault = (dayFirst: boolean): number => {
    const days = numeric.map((text) => readDate(text, { ...dates, dayFirst, anyDay: true }))
    const known = days.filter((day) => day !== null)
    let [up, down] = [0, 0]
    for (let n = 1; n < known.length; n++) {
      if (known[n]! > known[n - 1]!) up++
      else if (known[n]! < known[n - 1]!) down++
    }
    const lost = numeric.filter((text, n) => days[n] === null || isTurned(text, dayFirst)).length
    return lost * 20 + known.filter((day) => day > today).length * 5 + Math.min(up, down)
  }
  const [day, month] = [fault(true), fault(false)]
  return day === month ? undefined : day < month
}

const NUMERIC = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d)/

/** Whether the number that would be the month is none. */
function isTurned(text: string, dayFirst: boolean): boolean {
  const [, first = '', second = ''] = NUMERIC.exec(text) ?? []
  return Number(dayFirst ? second : first) > 12
}
