import type { LiveSummary, Summary } from '../../vocabulary/run/summary.ts'
import { ADVICE } from '../advice.ts'
import { wrapWords } from '../cell.ts'
import type { Layout } from './summary-table.ts'

/** For each reason of the run what to do about it, once, in the order of the rows. */
export function adviceLines({ scrapers }: Summary | LiveSummary, { palette, columns }: Layout): string[] {
  const reasons = new Set(scrapers.flatMap(({ status, reason }) => (status === 'skipped' ? [] : (reason ?? []))))
  const lines = [...reasons].flatMap((reason) => {
    const advice = ADVICE[reason]
    return advice === undefined ? [] : wrapWords(`  ${reason}: ${advice}`, columns || Infinity, 3, palette.mark)
  })
  return lines.length === 0 ? [] : ['What to do:', ...lines]
}
