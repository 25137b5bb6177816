import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Creates a folder with those above it. Not by mkdir's own `recursive`: where a file system answers ENOENT to a new
 * folder (/proc does), Node 24 goes on for ever with that. Throws what the file system said.
 */
export function makeFolder(path: string): void {
  make(path, 0o777)
}

/**
 * The same for folders of a state directory, which only their owner may enter: tasks have the keys of their configs in
 * them.
 */
export function makePrivateFolder(path: string): void {
  make(path, 0o700)
}

/** The state directory itself: private, and those above it are made as any. */
export function makeStateFolder(stateDir: string): void {
  makeFolder(dirname(resolve(stateDir)))
  makePrivateFolder(stateDir)
}

function make(path: string, mode: number): void {
  if (isFolder(path)) return
  const above = dirname(path)
  if (above !== path) make(above, mode)
  try {
    mkdirSync(path, mode)
  } catch (error) {
    // Somebody else may just have made it.
    if (!isFolder(path)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
