import { randomFillSync } from 'node:crypto'
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aboutFile, isDiskFull } from '../../../vocabulary/system-error.ts'

/**
 * Keeps `bytes` of the disk for what has to be written into this folder later, so that a disk that fills up in between
 * does not hide how something ended. Throws the system's errors, which name the file.
 */
export function keepRoom(folder: string, bytes: number): void {
  try {
    // Random, since some file systems store zeros nowhere.
    writeFileSync(roomFile(folder), randomFillSync(Buffer.alloc(bytes)), { mode: 0o600 })
  } catch (error) {
    freeRoom(folder)
    throw aboutFile(error, roomFile(folder))
  }
}

/** Writes something; on a full disk, with as much of the room of this folder as it takes. Throws what `write` threw. */
export function withRoom(folder: string, write: () => void): void {
  for (;;) {
    try {
      write()
      return
    } catch (error) {
      if (!isDiskFull(error) || !giveHalf(folder)) throw error
    }
  }
}

/** Gives the rest back, once nothing more has to be written. */
export function freeRoom(folder: string): void {
  rmSync(roomFile(folder), { force: true })
}

/** A file system gives whole blocks. */
const BLOCK = 4096

/** Half at a time, so that something is left for what comes after. False where nothing was left. */
function giveHalf(folder: string): boolean {
  const file = roomFile(folder)
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > BLOCK) truncateSync(file, Math.floor(size / 2 / BLOCK) * BLOCK)
  else freeRoom(folder)
  return size > 0
}

function roomFile(folder: string): string {
  return join(folder, 'room')
}
