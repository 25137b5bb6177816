import { statfsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { scraperId } from '../../../config/source.ts'
import type { Source } from '../../../config/source.ts'
import type { History } from '../../../runs/history/history.ts'
import { openStoreCatalog } from '../../../store/open-store-catalog.ts'
import { StoreError } from '../../../store/store-error.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { existingPart } from '../../session/existing-part.ts'
import { bytes } from '../doctor/bytes.ts'

/** A run is seldom more than twice what the one before was. */
const MARGIN = 2
/** Stores whose bytes a record are looked at; opening all of a large fleet would take seconds. */
const SAMPLED = 10

type Places = Pick<CommonArgs, 'dataDir' | 'logDir'>

/**
 * Whether the disks have room for what these sources wrote the last time, as a sentence; null where they have, and for
 * sources without a history. `free`: bytes on the disk of a path.
 */
export async function shortDisk(
  sources: readonly Source[],
  { dataDir, logDir }: Places,
  history: Pick<History, 'lastRows'>,
  { cwd }: Pick<Io, 'cwd'>,
  free: (place: string) => number = freeBytes,
): Promise<string | null> {
  const rows = await history.lastRows()
  const known = sources.flatMap((source) => rows.get(scraperId(source)) ?? [])
  const records = known.reduce((sum, row) => sum + row.records.new + row.records.updated, 0)
  const logs = known.reduce((sum, { log }) => sum + (log === null ? 0 : sizeOf(resolve(cwd, log))), 0)
  const [data, log] = [existingPart(dataDir), existingPart(logDir)]
  const stored = records === 0 ? 0 : records * (await bytesOfRecord(known, dataDir))
  const isOneDisk = statSync(data).dev === statSync(log).dev
  const needs: [place: string, need: number][] = isOneDisk
    ? [[data, stored + logs]]
    : [
        [data, stored],
        [log, logs],
      ]
  const short = needs.find(([place, need]) => need > 0 && free(place) < need * MARGIN)
  if (short === undefined) return null
  const [place, need] = short
  return `${place} has ${bytes(free(place))} free, and these sources wrote ${bytes(need)} in their last run: free some space, or see prune`
}

/** What a record takes in the stores of the sources that wrote most. */
async function bytesOfRecord(
  known: readonly { country: string; source: string; records: { new: number } }[],
  dataDir: string,
): Promise<number> {
  const catalog = openStoreCatalog(dataDir)
  let size = 0
  let records = 0
  for (const name of known.toSorted((a, b) => b.records.new - a.records.new).slice(0, SAMPLED)) {
    if (!(await catalog.has(name))) continue
    try {
      const reader = await catalog.reader(name)
      try {
        records += await reader.recordCount()
        size += sizeOf(catalog.location(name))
      } finally {
        await reader.close()
      }
    } catch (error) {
      // Its scraper will say what is wrong with it.
      if (!(error instanceof StoreError)) throw error
    }
  }
  return records === 0 ? 0 : size / records
}

/** 0 for what is not there or may not be looked at: a warning is all that hangs on it. */
function sizeOf(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}

function freeBytes(place: string): number {
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize
}
