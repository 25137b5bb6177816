import { statfsSync } from 'node:fs'

/** A disk with less room than this is left alone, in bytes: the records of all scrapers go there, too. */
const RESERVE = 100_000_000

/** Bytes that documents may still take where `folder` is. */
export function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize - RESERVE
}
