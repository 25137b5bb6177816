import { calendarDay, fullYear, type DateContext, type Found } from './calendar-day.ts'

// Years before the first of each era: 令和7年 is 2025.
const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, 民国: 1911, 民國: 1911 }

/**
 * Languages that number their months and name the parts: 2025年9月24日, 令和7年9月24日, 2025년 9월 24일,
 * 24 tháng 9, 2025, 2025 оны 9 сарын 24.
 */
const FORMS: { pattern: RegExp; order: 'ymd' | 'dmy' }[] = [
  {
    pattern: /(令和|平成|昭和|民国|民國)? ?(\d{4}|\d{1,3}|元) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]?/g,
    order: 'ymd',
  },
  { pattern: /()(?<!\d)(\d{4}) ?оны? ?(\d{1,2})[ -]?(?:р )?сарын ?(\d{1,2})(?!\d)/g, order: 'ymd' },
  { pattern: /()(?<!\d)(\d{1,2}) ?(?:thang|thg) ?(\d{1,2}),? ?(?:nam )?(\d{4})(?!\d)/g, order: 'dmy' },
]

export function numberedMonthDate(written: string, { now }: DateContext): Found | null {
  const text = written.includes('年') ? withAsciiNumbers(written) : written
  for (const { pattern, order } of FORMS) {
    for (const [whole, era, first, month, last] of text.matchAll(pattern)) {
      const [year, day] = order === 'ymd' ? [first!, last!] : [last!, first!]
      const found = calendarDay(yearOf(era, year, now), Number(month), Number(day), now)
      if (found) return { index: text.indexOf(whole), day: found }
    }
  }
  return null
}

function yearOf(era: string | undefined, year: string, now: Date): number {
  if (era) return ERAS[era]! + (year === '元' ? 1 : Number(year))
  return fullYear(year, now)
}

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** 二〇二五年九月二十四日 as 2025年9月24日. */
function withAsciiNumbers(text: string): string {
  return text.replace(/[〇零一二三四五六七八九十]+/g, (number) => {
    const digits = number.replaceAll('零', '〇')
    if (!digits.includes('十')) return digits.replace(/./g, (digit) => String(CHINESE_DIGITS.indexOf(digit)))
    const [tens = '', ones = ''] = digits.split('十')
    return String((tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + Math.max(0, CHINESE_DIGITS.indexOf(ones)))
  })
}
