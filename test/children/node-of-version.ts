import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a program to `path` that is this Node and says it is of that version, and gives `path` back. */
export function nodeOfVersion(path: string, version: string): string {
  const disguise = `Object.defineProperty(process.versions, 'node', { value: '${version}' })
    Object.defineProperty(process, 'version', { value: 'v${version}' })`
  const url = `data:text/javascript,${encodeURIComponent(disguise).replaceAll("'", '%27')}`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    path,
    `#!/bin/sh\n[ "$1" = --version ] && echo 'v${version}' && exit\nexec '${process.execPath}' --import '${url}' "$@"\n`,
    { mode: 0o755 },
  )
  return path
}
