import { calendarDay, fullYear, type DateContext, type Found } from './calendar-day.ts'

// Years before the first of each era: 令和7年 is 2025.
const ERAS: Record<string, number> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  明治: 1867,
  民国: 1911,
  民國: 1911,
  r: 2018,
  h: 1988,
  s: 1925,
}
const ERA = '(令和|平成|昭和|大正|明治|民国|民國)'

interface Form {
  pattern: RegExp
  /** What its four groups hold. */
  order: 'eymd' | 'edmy' | 'emdy'
  /** The only language that writes so. */
  language?: RegExp
}

/**
 * Languages that number their months and name the parts: 2025年9月24日, 令和7年9月24日, R7.9.24, 2025년 9월 24일, 24 tháng 9,
 * 2025, 4 Th3 2026, 2025 оны 9 сарын 24. Taiwan counts the years of its republic: 114年9月24日, 114/09/24.
 */
const FORMS: Form[] = [
  {
    pattern: new RegExp(
      `${ERA}? ?(?<!\\d)(\\d{4}|\\d{1,3}|元) ?[年년] ?(?:\\([^()]{1,12}\\) ?)?(\\d{1,2}) ?[月월] ?(\\d{1,2})(?!\\d) ?[日号號일]?`,
      'g',
    ),
    order: 'eymd',
  },
  { pattern: new RegExp(`${ERA} ?(\\d{1,3})[./-](\\d{1,2})[./-](\\d{1,2})(?!\\d)`, 'g'), order: 'eymd' },
  {
    pattern: /(?<![\p{L}\d])([rhs]) ?(\d{1,2})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/gu,
    order: 'eymd',
    language: /^ja\b/i,
  },
  {
    pattern: /()(?<![\d.,/-])(1\d\d)([./-])(\d{1,2})\3(\d{1,2})(?!\d|[.,/-]\d)/g,
    order: 'eymd',
    language: /^zh-(?:tw|hant)\b/i,
  },
  { pattern: /()(?<!\d)(\d{4}) ?оны? ?(\d{1,2})[ -]?(?:р )?сарын ?(\d{1,2})(?!\d)/g, order: 'eymd' },
  {
    pattern: /()(?<!\d)(\d{1,2}),? ?(?:thang|thg|th)\.? ?(\d{1,2}),? ?(?:nam )?(\d{4})(?!\d)/g,
    order: 'edmy',
  },
  { pattern: /()(?<!\p{L})(?:thang|thg|th)\.? ?(\d{1,2}) (\d{1,2}), ?(\d{4})(?!\d)/gu, order: 'emdy' },
]

/** The dates of these forms in a text that went through dateText(), with their places. */
export function numberedMonthDates(text: string, context: DateContext): Found[] {
  const dates: Found[] = []
  for (const { pattern, order, language } of FORMS) {
    if (language !== undefined && !language.test(context.language ?? '')) continue
    for (const match of text.matchAll(pattern)) {
      const [era, ...parts] = match.slice(1).filter((part) => part === undefined || !/^[./-]$/.test(part))
      const part = (letter: string): string => parts[order.indexOf(letter) - 1]!
      const day = calendarDay(yearOf(era, part('y'), context), Number(part('m')), Number(part('d')), context)
      if (day !== null) dates.push({ index: match.index, end: match.index + match[0].length, day })
    }
  }
  return dates
}

function yearOf(era: string | undefined, year: string, context: DateContext): number {
  if (era) return ERAS[era]! + (year === '元' ? 1 : Number(year))
  if (year.length === 3 && /^zh-(?:tw|hant)\b/i.test(context.language ?? '')) return ERAS['民國']! + Number(year)
  return year.length === 1 ? Number.NaN : fullYear(year, context)
}
