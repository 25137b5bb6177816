import { folderRunReader } from './folder/folder-run-reader.ts'
import type { RunReader } from './run-reader.ts'

/** Reads the runs of a state directory, which need not be there yet. */
export function openRunReader(stateDir: string): RunReader {
  return folderRunReader(stateDir)
}
