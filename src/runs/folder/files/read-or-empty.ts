import { readFileSync } from 'node:fs'

/** The text of a file (UTF-8), or '' when it cannot be read: for what may be missing, as most of /proc is elsewhere. */
export function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
