import { readDate } from '../dates/read-date.ts'
import { eachText } from './cleaner.ts'

/** Any date that can be read becomes YYYY-MM-DD, any other '' (its text is kept in date_raw). */
export const toDay = eachText((text, { date }) => readDate(text, date) ?? '')

/** The same for a site whose monthly archive names the month in its address: /news/latest/2024/05 is its first day. */
export const toDayOrArchiveMonth = eachText((text, { url, date }) => {
  const archive = monthOf(url, /\/news\/latest\/(\d{4})\/(\d{1,2})(?=\/|$)/)
  return archive ?? readDate(text, date) ?? monthOf(url, /\/(\d{4})\/(\d{1,2})(?=\/|$)/) ?? ''
})

function monthOf(url: string, pattern: RegExp): string | null {
  const [, year, month] = pattern.exec(url) ?? []
  return year && month && Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}-01` : null
}
