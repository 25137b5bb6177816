import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { scraperId } from '../../../config/source.ts'
import type { Source } from '../../../config/source.ts'
import { makeFolder } from '../../../runs/folder/files/make-folder.ts'
import type { Task } from '../../../runs/folder/task.ts'
import type { CommonArgs, Io } from '../../command.ts'

/** Folders with one recording a scraper, <country>/<source>.warc.gz, to be written or to be answered from. */
export type RecordingFolders = { record: string } | { replay: string }

interface Wanted extends CommonArgs {
  record?: string | undefined
  replay?: string | undefined
}

/**
 * --record and --replay of run-all as whole paths, or what is wrong with them. As with a single recording, a replay has
 * stores of its own below the state folder.
 */
export function recordingFolders(
  { record, replay, dataDir, stateDir }: Wanted,
  { cwd }: Io,
): { recordings: RecordingFolders | undefined; dataDir: string } | string {
  if (record !== undefined && replay !== undefined) return '--record and --replay exclude each other'
  if (record !== undefined) {
    const folder = resolve(cwd, record)
    if (!isFree(folder)) return `--record ${record}: there is something in it already, and it is left alone`
    return { recordings: { record: folder }, dataDir }
  }
  if (replay === undefined) return { recordings: undefined, dataDir }
  const folder = resolve(cwd, replay)
  if (!existsSync(folder)) return `--replay ${replay}: there is no such folder`
  return { recordings: { replay: folder }, dataDir: join(stateDir, 'replay') }
}

/** The recording of each scraper, as its task has it; creates the folders that are written to. */
export function ownRecordings(
  folders: RecordingFolders | undefined,
  sources: readonly Source[],
): Map<string, Pick<Task, 'record' | 'replay'>> {
  if (folders === undefined) return new Map()
  const own = sources.map((source): [string, Pick<Task, 'record' | 'replay'>] => {
    const file = (folder: string): string => join(folder, source.country, `${source.source}.warc.gz`)
    if ('replay' in folders) return [scraperId(source), { replay: file(folders.replay) }]
    makeFolder(dirname(file(folders.record)))
    return [scraperId(source), { record: file(folders.record) }]
  })
  return new Map(own)
}

/** Recordings are evidence: none is ever written over or added to. */
function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    // Not there yet; or no folder, which is said when it is to be written.
    return true
  }
}
