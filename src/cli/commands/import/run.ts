import { resolve } from 'node:path'
import { loadFleet } from '../../../config/files/load.ts'
import { canonicalUrl } from '../../../scraper/frontier/canonical-url.ts'
import { findLegacy, type LegacyFolder } from '../../../store/import/find-legacy.ts'
import { type ImportedSource, importSource } from '../../../store/import/import-source.ts'
import { StoreError } from '../../../store/store-error.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { isSystemError } from '../../../vocabulary/system-error.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { parseMap } from './parse-map.ts'
import { type ImportPlan, type PlannedSource, planImport } from './plan-import.ts'
import { importLine, type SourceReport, totalLine } from './messages.ts'

export interface ImportArgs {
  dir: string
  map: string[]
  dryRun: boolean
}

/** Imports, says what went where and what came of it; returns the exit code. */
export async function importAll(args: ImportArgs & CommonArgs, io: Io): Promise<number> {
  const map = parseMap(args.map)
  if (typeof map === 'string') return refuse(io, map)
  const folders = await findFolders(resolve(io.cwd, args.dir))
  if (typeof folders === 'string') return refuse(io, `${shownPath(args.dir, io.cwd)}: ${folders}`)
  const strange = [...map.keys()].find((from) => !folders.some(({ country, paper }) => from === `${country}/${paper}`))
  if (strange !== undefined) return refuse(io, `--map: there is no ${strange} in ${shownPath(args.dir, io.cwd)}`)

  const { sources } = await loadFleet(args.configDir, [], io.cwd)
  const plan = planImport(folders, { sources, map })
  const reports: SourceReport[] = []
  const print = (line: string): void => {
    if (!args.json) io.stdout.write(`${plainText(line)}\n`)
  }
  for (const planned of plan.sources) {
    const report: SourceReport = args.dryRun ? planned : { ...planned, ...(await attempt(planned, args)) }
    reports.push(report)
    if (report.failure !== undefined) io.stderr.write(`${NAME}: ${plainText(report.failure)}\n`)
    else if (!args.quiet) print(importLine(report, io.cwd))
  }
  for (const { folder, message } of plan.unplaced) {
    io.stderr.write(`${NAME}: not imported: ${plainText(`${shownPath(folder.folder, io.cwd)}: ${message}`)}\n`)
  }
  if (!args.dryRun) print(totalLine(reports))
  if (args.json) io.stdout.write(`${JSON.stringify(asJson(reports, plan))}\n`)
  return plan.unplaced.length > 0 || reports.some((report) => report.failure !== undefined) ? 1 : 0
}

async function findFolders(dir: string): Promise<LegacyFolder[] | string> {
  try {
    const folders = await findLegacy(dir)
    return folders.length > 0 ? folders : 'there is no news.csv, news.jsonl, urls.csv or urls.jsonl in or below it'
  } catch (error) {
    if (!isSystemError(error)) throw error
    return error.code === 'ENOENT' ? 'there is no such folder' : error.message
  }
}

/** One source that cannot be written does not stop the others. */
async function attempt(planned: PlannedSource, { dataDir }: CommonArgs): Promise<ImportedSource | { failure: string }> {
  try {
    return await importSource(planned, { dataDir, run: 'import', canonical: canonicalUrl })
  } catch (error) {
    if (!(error instanceof StoreError) && !isSystemError(error)) throw error
    return { failure: `${planned.country}/${planned.source} was not imported to its end: ${error.message}` }
  }
}

function asJson(reports: readonly SourceReport[], { unplaced }: ImportPlan): object {
  const from = ({ country, paper, folder }: LegacyFolder): object => ({ country, paper, folder })
  return {
    sources: reports.map(({ folders, by, ...report }) => {
      return { ...report, from: folders.map((folder, i) => ({ ...from(folder), by: by[i] })) }
    }),
    unplaced: unplaced.map(({ folder, message }) => ({ ...from(folder), message })),
  }
}
