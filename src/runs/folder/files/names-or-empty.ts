import { readdirSync } from 'node:fs'

/** The names in a folder, unsorted, or none when it cannot be read: for folders that may be missing. */
export function namesOrEmpty(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
