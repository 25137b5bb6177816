import { withThousands, counted } from '../../../vocabulary/text/counted.ts'
import type { ImportedSource } from '../../../store/import/import-source.ts'
import { type ImportCounts, noImportCounts } from '../../../store/import/import-folder.ts'
import type { MatchedBy } from '../../../store/import/match-source.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { PlannedSource } from './plan-import.ts'

/** A source as planned, with what came of it unless it was only planned. */
export interface SourceReport extends PlannedSource, Partial<ImportedSource> {
  /** What stopped it. */
  failure?: string
}

const WHY: Record<MatchedBy, string> = {
  map: '--map',
  source: 'the config of that name',
  name: "the config's name",
  folder: 'no config has that name: kept as it is',
}

/** 'tonga/gazette_online -> tonga/gazette (the config's name): 12 rows, 10 imported, ...' */
export function importLine(report: SourceReport, cwd: string): string {
  const from = report.folders.map(({ country, paper }) => `${country}/${paper}`).join(' + ')
  const why = [...new Set(report.by.map((by) => WHY[by]))].join(', ')
  const where = `${from} -> ${report.country}/${report.source} (${why})`
  if (report.counts === undefined) return where
  const rejected = report.rejected_file ? ` (see ${shownPath(report.rejected_file, cwd)})` : ''
  return `${where}: ${countsText(report.counts)}${rejected}`
}

/** What an import of several folders came to, in one sentence. */
export function totalLine(reports: readonly SourceReport[]): string {
  const total = noImportCounts()
  let sources = 0
  for (const report of reports) {
    if (report.counts === undefined) continue
    sources++
    for (const key of Object.keys(total) as (keyof ImportCounts)[]) total[key] += report.counts[key]
  }
  return `${counted(sources, 'source')}: ${countsText(total)}`
}

function countsText(counts: ImportCounts): string {
  const { rows, imported, updated, known, duplicate, pending } = counts
  const parts: [number, string][] = [
    [imported, 'imported'],
    [updated, 'updated'],
    [known, 'known already'],
    [duplicate, 'duplicate'],
    [counts.rejected + counts.urls_rejected, 'rejected'],
    [pending, 'to visit'],
  ]
  const shown = parts.filter(([count, word]) => count > 0 || word === 'imported' || word === 'rejected')
  return [`${withThousands(rows)} rows`, ...shown.map(([n, word]) => `${withThousands(n)} ${word}`)].join(', ')
}
