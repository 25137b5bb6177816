import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

/** A path where it is there, else the nearest folder above it that is. */
export function existingPart(path: string): string {
  let place = path
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place)
  return place
}
