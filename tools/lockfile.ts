// Completes package-lock.json: `node tools/lockfile.ts`. A registry that does not hold the builds for every platform
// makes
// npm leave their entries out, and then `npm ci` refuses the lockfile everywhere.
import { readFileSync, writeFileSync } from 'node:fs'
import { print } from './print.ts'

export interface Lockfile {
  packages: Record<string, LockedPackage>
}

export interface LockedPackage {
  version?: string
  optionalDependencies?: Record<string, string>
  [field: string]: unknown
}

/** Optional packages that another one names and that have no entry of their own: name -> exact version. */
export function missingOptional(lockfile: Lockfile): Map<string, string> {
  const entries = Object.entries(lockfile.packages)
  const named = new Set(entries.map(([path]) => path.split('node_modules/').at(-1)))
  return new Map(
    entries
      .flatMap(([, { optionalDependencies }]) => Object.entries(optionalDependencies ?? {}))
      .filter(([name, version]) => !named.has(name) && /^\d+\.\d+\.\d+$/.test(version)),
  )
}

/**
 * The entry npm would have written, without a checksum, which is not known here; the name says for which machines it
 * is.
 */
export function platformEntry(name: string, version: string): LockedPackage {
  const words = name
    .split('/')
    .at(-1)!
    .replace(/^binding-/, '')
    .split('-')
  const [os, cpu, abi] = words
  return {
    version,
    cpu: [cpu === 'wasi' ? 'wasm32' : cpu!],
    dev: true,
    ...(abi === 'musl' || abi === 'gnu' ? { libc: [abi === 'gnu' ? 'glibc' : 'musl'] } : {}),
    optional: true,
    ...(os === 'wasm32' ? {} : { os: [os!] }),
  }
}

if (import.meta.main) {
  const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile
  const missing = missingOptional(lockfile)
  for (const [name, version] of missing) lockfile.packages[`node_modules/${name}`] = platformEntry(name, version)
  const sorted = Object.entries(lockfile.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(
    'package-lock.json',
    `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
  )
  print(`${missing.size} entries added to package-lock.json`)
}
