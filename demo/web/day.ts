const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The parts of YYYY-MM-DD, for a paper to write its dates in its own way. */
export function partsOf(date: string): { year: string; month: string; day: string; name: string; number: number } {
  const [year = '', month = '', day = ''] = date.split('-')
  return { year, month, day, name: MONTHS[Number(month) - 1] ?? '', number: Number(day) }
}
