import { accessSync, constants, statSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { join } from 'node:path'
import glob from 'fast-glob'

/** Most folders above a config: region/.../country. What lies deeper is no fleet any more, and is said. */
const MAX_DEPTH = 8
/** How often links may lead to one and the same folder; more is a tangle that only grows. */
const MAX_VISITS = 8

/** All that lies below a config folder, as far as it can be walked. */
export interface Walk {
  /** Every file, with the folders above it: ['pacific', 'fiji', 'sun.yaml']. */
  files: string[][]
  /** Folders that begin with a dot: not looked into. */
  hidden: number
  /** Folders that could not be read. */
  unreadable: string[]
  /** Folders that were not looked into: below MAX_DEPTH, or reached over and over by links. */
  tooDeep: string[]
}

/**
 * Walks a config folder. Links to files and folders are followed, so that a mounted ConfigMap works; one that leads
 * back to a folder it lies in is not: the glob itself follows none, each is looked at here.
 */
export function walkConfigs(configDir: string): Walk {
  const walk: Walk = { files: [], hidden: 0, unreadable: [], tooDeep: [] }
  const visits = new Map<string, number>()
  const enter = (root: string, above: string[], outer: ReadonlySet<string>): void => {
    if (!isReadable(root)) return void walk.unreadable.push(root)
    // The folders that a folder lies in, itself included; those that are not looked into have no entry.
    const around = new Map<string, ReadonlySet<string>>([['', outer]])
    for (const { path, dirent } of entriesOf(root, MAX_DEPTH - above.length)) {
      const names = path.split('/')
      const holders = around.get(names.slice(0, -1).join('/'))
      if (holders === undefined) continue
      const [place, folders] = [join(root, path), [...above, ...names]]
      const target = dirent.isDirectory() || dirent.isSymbolicLink() ? status(place) : null
      if (target === null || !target.isDirectory()) {
        walk.files.push(folders)
        continue
      }
      if (dirent.name.startsWith('.')) {
        walk.hidden++
        continue
      }
      const identity = `${target.dev}:${target.ino}`
      if (holders.has(identity)) continue
      const seen = (visits.get(identity) ?? 0) + 1
      visits.set(identity, seen)
      const inner = new Set([...holders, identity])
      if (folders.length > MAX_DEPTH || seen > MAX_VISITS) walk.tooDeep.push(place)
      else if (dirent.isSymbolicLink()) enter(place, folders, inner)
      else if (!isReadable(place)) walk.unreadable.push(place)
      else around.set(path, inner)
    }
  }
  const root = status(configDir)
  if (root === null || !root.isDirectory()) return { ...walk, unreadable: [configDir] }
  enter(configDir, [], new Set([`${root.dev}:${root.ino}`]))
  return walk
}

/** What lies below a folder, outer ones first; what lies in hidden ones is omitted. */
function entriesOf(root: string, depth: number): glob.Entry[] {
  // One pattern for each depth: ** passes over names with a line break in them.
  const patterns = Array.from({ length: depth + 1 }, (_, level) =>
    Array(level + 1)
      .fill('*')
      .join('/'),
  )
  const entries = glob.sync(patterns, {
    cwd: root,
    deep: depth + 1,
    dot: true,
    followSymbolicLinks: false,
    ignore: ['**/.*/*'],
    objectMode: true,
    onlyFiles: false,
    suppressErrors: true,
  })
  const depthOf = ({ path }: glob.Entry): number => path.split('/').length
  return entries.sort((a, b) => depthOf(a) - depthOf(b))
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Of what a path leads to; null for a link to nowhere. */
function status(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return null
  }
}
