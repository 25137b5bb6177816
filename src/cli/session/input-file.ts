import { statSync } from 'node:fs'

/**
 * What is wrong with a file that a command is to read, in a sentence; null when it is one. `shown`: as it was typed.
 */
export function inputFileFault(path: string, shown: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return `there is no file ${shown}`
  return found.isDirectory() ? `${shown} is a folder, not a file` : null
}
