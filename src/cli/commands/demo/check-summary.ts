import type { ScraperRow, Summary } from '../../../vocabulary/run/summary.ts'
import type { Difference } from './difference.ts'
import type { Evidence, ScraperTruth, Truth, Visit } from './contract.ts'
import type { ConfigPlace } from './write-configs.ts'

/** What else there is to hold a summary against. */
export interface ObservedRun {
  evidence: Evidence
  /** Where the broken configs are broken. */
  places: ReadonlyMap<string, ConfigPlace>
  exitCode: number
}

/** Holds every row of the summary against what the web knows to be true and what its servers saw. */
export function checkSummary(
  truth: Truth,
  summary: Summary,
  { evidence, places, exitCode }: ObservedRun,
): Difference[] {
  const rows = new Map(summary.scrapers.map((row) => [`${row.country}/${row.source}`, row]))
  const differences = truth.scrapers.flatMap((scraper) => {
    const id = `${scraper.country}/${scraper.source}`
    const row = rows.get(id)
    rows.delete(id)
    if (row === undefined) return [{ scraper: id, what: 'is not in the summary' }]
    const pages = evidence.visits.filter((visit) => visit.scraper === id && isPage(visit))
    const found = [
      ...checkRow(scraper, row, places.get(id)),
      ...unlike('pages.fetched', row.pages.fetched, pages.length),
    ]
    return found.map((what) => ({ scraper: id, what }))
  })
  for (const id of rows.keys()) differences.push({ scraper: id, what: 'is in the summary, but not in the fleet' })
  const failed = truth.scrapers.some(({ status }) => status === 'failed')
  const whole = [
    ...unlike('totals.scrapers', summary.totals.scrapers, truth.scrapers.length),
    ...(['success', 'warning', 'failed', 'interrupted', 'skipped'] as const).flatMap((status) =>
      unlike(`totals.${status}`, summary.totals[status], truth.scrapers.filter((one) => one.status === status).length),
    ),
    ...unlike('the exit code of run-all', exitCode, failed ? 1 : 0),
  ]
  return [...differences, ...whole.map((what) => ({ scraper: null, what }))]
}

function checkRow(truth: ScraperTruth, row: ScraperRow, place: ConfigPlace | undefined): string[] {
  return [
    ...unlike('status', said(row.status, row.reason), said(truth.status, truth.reason)),
    ...unlike('group', row.group, truth.group),
    ...unlike('records.found', row.records.found, truth.found ?? row.records.new + row.records.unchanged),
    ...unlike('records.new', row.records.new, truth.records.filter(({ fresh }) => fresh).length),
    ...unlike('records.rejected', row.records.rejected, truth.rejected),
    ...unlike('records.updated', row.records.updated, 0),
    ...(truth.found === null ? [] : unlike('records.unchanged', row.records.unchanged, 0)),
    ...(truth.pages_failed === null ? [] : unlike('pages.failed', row.pages.failed, truth.pages_failed)),
    ...(place === undefined ? [] : wrongPlace(row, place)),
  ]
}

/** Answered, and neither with a redirect nor with an error; 404 is what some listings end with. */
function isPage({ status }: Visit): boolean {
  return status === 200 || status === 304 || status === 404
}

function wrongPlace({ detail, country, source }: ScraperRow, { line, column }: ConfigPlace): string[] {
  const place = `${country}/${source}.yaml:${line}:${column}`
  const file = detail.split(' ', 1)[0] ?? ''
  return file.replace(/:$/, '').endsWith(place)
    ? []
    : [`the detail should begin with the position ${place}: '${detail}'`]
}

function said(status: string, reason: string | null): string {
  return reason === null ? status : `${status} (${reason})`
}

function unlike(name: string, found: unknown, wanted: unknown): string[] {
  return found === wanted ? [] : [`${name} is ${String(found)} and should be ${String(wanted)}`]
}
