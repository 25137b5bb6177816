import { execFileSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

/**
 * A Node older than 24 on the PATH, as a user may have one; not those that npm packages bring. Null when there is none.
 */
export function olderNode(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return folders.map((folder) => join(folder, 'node')).find(isOlder) ?? null
}

function isOlder(node: string): boolean {
  try {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return Number(/^v(\d+)/.exec(version)?.[1]) < 24
  } catch {
    return false
  }
}
