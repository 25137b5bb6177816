import type { InvalidConfig } from '../../../config/files/load.ts'
import type { Ending } from '../../../vocabulary/run/reason.ts'
import { type ScraperRow, withoutProcess } from '../../../vocabulary/run/summary.ts'

/** A scraper that is skipped in a run before its start: one row, like any other. */
export interface LeftOut {
  country: string
  source: string
  name: string
  detail: string
}

/** An invalid config is one failed row that never started; it stops nobody else. */
export function invalidRow(config: InvalidConfig): ScraperRow {
  const detail = `${config.file}:${config.line}:${config.column} ${config.message}`
  return settledRow({ ...config, name: config.source, detail }, { status: 'failed', reason: 'invalid_config' })
}

/** The row of a scraper that `--due` leaves out: skipped, not_due. */
export function notDueRow(scraper: LeftOut): ScraperRow {
  return settledRow(scraper, { status: 'skipped', reason: 'not_due' })
}

function settledRow({ country, source, name, detail }: LeftOut, ending: Ending): ScraperRow {
  return { country, source, name, group: null, ...ending, detail, ...withoutProcess() }
}
