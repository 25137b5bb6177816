import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What dist/ was made from, so that a build with nothing to do does nothing. */
export interface Stamp {
  hash: string
  files: string[]
}

export const STAMP = '.stamp.json'

const INPUTS = [
  'src/**/*.ts',
  'demo/**/*.ts',
  'src/dashboard/client/*.css',
  'tools/{build,build-stamp,licenses,page-bundle}.ts',
  'package-lock.json',
]

export function sourceHash(): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of globSync(INPUTS).sort()) hash.update(`\0${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

/** Null where there is no complete build. */
export function readStamp(out: string): Stamp | null {
  try {
    const stamp = JSON.parse(readFileSync(join(out, STAMP), 'utf8')) as Stamp
    return stamp.files.every((name) => existsSync(join(out, name))) ? stamp : null
  } catch {
    return null
  }
}

export function writeStamp(out: string, stamp: Stamp): void {
  writeFileSync(join(out, STAMP), JSON.stringify(stamp))
}
