import { dirname, join } from 'node:path'
import { reportPage } from '../../../report/page/report-page.ts'
import { reportTables, type ReportTable } from '../../../report/page/report-tables.ts'
import type { FleetReport } from '../../../report/statistics/fleet-report.ts'
import { makeFolder } from '../../../runs/folder/files/make-folder.ts'
import { writeCsv } from '../../../tables/csv/write-csv.ts'
import type { OutputRow } from '../../../tables/output-row.ts'
import { writeFileWhole } from '../../../tables/replace-file.ts'
import type { FleetFiles } from './read-fleet-files.ts'

/** Writes the page and the tables that were asked for. Returns what failed, in words. */
export async function writeFleetReport(report: FleetReport, { html, csv }: FleetFiles): Promise<string[]> {
  const problems: string[] = []
  const attempt = async (path: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write()
    } catch (error) {
      problems.push(`the report could not be written to ${path}: ${(error as Error).message}`)
    }
  }
  if (html !== null) {
    await attempt(html, async () => {
      makeFolder(dirname(html))
      await writeFileWhole(html, chunksOf([reportPage(report)]))
    })
  }
  if (csv !== null) {
    await attempt(csv, async () => {
      makeFolder(csv)
      for (const table of reportTables(report)) await writeTableFile(join(csv, `${table.name}.csv`), table)
    })
  }
  return problems
}

async function writeTableFile(path: string, { columns, rows }: ReportTable): Promise<void> {
  const output = rows.map((values, i): OutputRow => ({ row: { number: i + 1, raw: null, values }, added: [] }))
  // As `export` does: a detail that comes from a page must not run as a formula.
  const form = { original: null, forSpreadsheets: true }
  await writeFileWhole(path, writeCsv(chunksOf(output), { input: columns, added: [] }, form))
}

async function* chunksOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
