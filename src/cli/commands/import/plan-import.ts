import type { LegacyFolder } from '../../../store/import/find-legacy.ts'
import type { ImportSource } from '../../../store/import/import-source.ts'
import { type MatchedBy, type MatchOptions, matchSource } from '../../../store/import/match-source.ts'

export interface PlannedSource extends ImportSource {
  /** Why each folder goes there, in the order of `folders`. */
  by: MatchedBy[]
}

export interface ImportPlan {
  /** Sorted by country, then source. */
  sources: PlannedSource[]
  /** Folders for which no place was found. */
  unplaced: { folder: LegacyFolder; message: string }[]
}

/** Decides where each folder goes; folders that go to one source go there together. */
export function planImport(folders: readonly LegacyFolder[], options: MatchOptions): ImportPlan {
  const sources = new Map<string, PlannedSource>()
  const unplaced: ImportPlan['unplaced'] = []
  for (const folder of folders) {
    const match = matchSource(folder, options)
    if (!match.ok) {
      unplaced.push({ folder, message: match.message })
      continue
    }
    const { country, source, name, by } = match
    const id = `${country}/${source}`
    const planned = sources.get(id) ?? { country, source, name, folders: [], by: [] }
    sources.set(id, { ...planned, folders: [...planned.folders, folder], by: [...planned.by, by] })
  }
  const ids = [...sources.keys()].sort()
  return { sources: ids.flatMap((id) => sources.get(id) ?? []), unplaced }
}
