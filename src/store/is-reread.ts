import type { FrontierEntry } from './store.ts'

/**
 * Whether an entry is taken up again although it is known: a row of the listing costs nothing to read, so it is
 * compared in every run. One whose own page has to be read as well waits for a run that reads all pages.
 */
export function isReread({ record }: Pick<FrontierEntry, 'record'>): boolean {
  return record?.isRow === true && record.isFollowed !== true
}
