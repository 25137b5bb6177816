import { NAME } from '../../../vocabulary/product.ts'
import type { LiveTrial } from '../../../workbench/try-live.ts'

/** The records of a trial as a table of 80 columns: day, characters of the text, title. */
export function trialTable({ records }: Pick<LiveTrial, 'records'>): string[] {
  const rows = records.map(({ date, body, title }) => [
    date ?? 'no date',
    body === null ? '-' : String(body.length),
    title,
  ])
  return [['date', 'text', 'title'], ...rows].map(([date = '', size = '', title = '']) => {
    const shown = title.length > WIDEST ? `${title.slice(0, WIDEST - 1)}…` : title
    return `  ${date.padEnd(10)}  ${size.padStart(6)}  ${shown}`
  })
}

const WIDEST = 58

/** Where the config is, and what to do with it. */
export function newConfigLines(
  config: { file: string; written: boolean; text: string },
  { country, source }: { country: string; source: string },
): string[] {
  if (!config.written) return [`${config.file} would be:`, '', ...config.text.trimEnd().split('\n')]
  return [
    `${config.file} is written. Next:`,
    `  ${NAME} check ${country}/${source} --live 5`,
    `  ${NAME} run ${country}/${source}`,
  ]
}
