import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { makeStateFolder } from '../../../runs/folder/files/make-folder.ts'
import { readJson, writeJson } from '../../../runs/folder/files/json-file.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'

/** Until when an export to a place has everything; `since last` goes on from there. */
export interface LastExport {
  /** ISO time; null before the first export. */
  since: string | null
  /** After the export: notes that it has what was stored before it began. */
  note(): void
}

/** A record is stored within this time after it was read, in ms: while a run goes on, so much is exported twice. */
const OVERLAP_MS = 10 * 60_000

/** Of an export with the same place, sources and fields. `what` names them, without secrets. */
export async function lastExport(stateDir: string, what: readonly string[], now = new Date()): Promise<LastExport> {
  const key = createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32)
  const file = join(stateDir, 'exports', `${key}.json`)
  const isRunning = (await openRunReader(stateDir).lockHolder()) !== null
  const until = new Date(now.getTime() - (isRunning ? OVERLAP_MS : 0)).toISOString()
  return {
    since: readJson<{ until: string }>(file)?.until ?? null,
    note() {
      makeStateFolder(stateDir)
      makeStateFolder(join(stateDir, 'exports'))
      writeJson(file, { what, until })
    },
  }
}
