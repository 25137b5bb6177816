import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { packageFolder } from '../../tools/licenses.ts'

const ENTRIES = ['cli.js', 'scraper.mjs', 'group.mjs', 'demo-web.mjs']
const folder = mkdtempSync(join(tmpdir(), 'build-'))
const out = join(folder, 'dist')

before(() => assert.match(build(), /^built /))
after(() => rmSync(folder, { recursive: true, force: true }))

test('every kind of process has its bundle', () => {
  for (const entry of ENTRIES) assert.ok(statSync(join(out, entry)).size > 0, entry)
})

test('one undici, where pages are fetched: a second one would cost every start 60 ms', () => {
  // The command line fetches with `check --live` alone, in a chunk of its own.
  const fetching = new Set(['scraper.mjs', 'cli.js'])
  for (const entry of ENTRIES) {
    const versions = [...packagesOf(entry)].filter((path) => path.endsWith('/undici')).map(versionOf)
    assert.deepEqual(versions, fetching.has(entry) ? ['8.12.4'] : [], entry)
  }
})

test('the lean processes stay lean', () => {
  assert.deepEqual(names('group.mjs'), ['tree-kill'])
  const scraper = new Set(names('scraper.mjs'))
  for (const heavy of ['yargs', 'yaml', 'listr2', 'execa']) assert.ok(!scraper.has(heavy), heavy)
})

test('a scraper starts without what only some sources need', () => {
  const atStart = new Set(packageNames(packagesIn(mapsOf(loadedAtStart('scraper-child')))))
  assert.ok(atStart.has('undici'))
  for (const rare of ['zod', 'pg', 'kysely', 'pg-boss', 'playwright-core', 'libphonenumber-js', 'unpdf']) {
    assert.ok(!atStart.has(rare), rare)
  }
})

test('what a start loads is in few files', () => {
  // The runtime of the bundler is a file of its own.
  assert.ok(loadedAtStart('scraper-child').length <= 3)
  assert.ok(loadedAtStart('cli-main').length <= 2)
})

test('every bundled package has its licence text in the package', () => {
  const licences = readFileSync(join(out, 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  const paths = new Set(ENTRIES.flatMap((entry) => [...packagesOf(entry)]))
  assert.ok(paths.size > 20)
  for (const path of paths) {
    const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<string, string>
    assert.ok(licences.includes(`\n${name} ${version} (`), `${name} ${version}`)
  }
})

test('a second build does nothing, and one with a bundle missing does all', () => {
  writeFileSync(join(out, 'left-over.js'), '')
  assert.equal(build(), '')
  rmSync(join(out, 'cli.js'))
  assert.match(build(), /^built /)
  assert.ok(!readdirSync(out).includes('left-over.js'))
  assert.ok(statSync(join(out, 'cli.js')).size > 0)
})

test('yargs works from the bundle, in any language', () => {
  const env = { ...process.env, LC_ALL: 'de_DE.UTF-8' }
  const { stdout, status } = spawnSync(process.execPath, [join(out, 'cli.js'), '--help'], { encoding: 'utf8', env })
  assert.equal(status, 0)
  assert.match(stdout, /^Usage: /m)
})

test('the package of a module', () => {
  assert.equal(
    packageFolder('/x/node_modules/cheerio/node_modules/undici/lib/a.js'),
    '/x/node_modules/cheerio/node_modules/undici',
  )
  assert.equal(packageFolder('/x/node_modules/@a/b/index.js'), '/x/node_modules/@a/b')
  assert.equal(packageFolder('/x/src/bin/cli.ts'), null)
})

function build(): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tools/build.ts', '--out', out], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  return stdout
}

function versionOf(path: string): string {
  return (JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { version: string }).version
}

function names(entry: string): (string | undefined)[] {
  return packageNames(packagesOf(entry))
}

function packageNames(folders: Iterable<string>): (string | undefined)[] {
  return Array.from(folders, (path) => path.split('node_modules/').at(-1))
}

/** The runtime of the bundler has none. */
function mapsOf(chunks: string[]): string[] {
  return chunks.map((name) => `${name}.map`).filter((name) => existsSync(join(out, name)))
}

/** The chunks of a name, and all that is loaded with them. */
function loadedAtStart(stem: string): string[] {
  const chunks = readdirSync(out).filter((name) => name.startsWith(`${stem}-`) && !name.endsWith('.map'))
  assert.ok(chunks.length > 0, stem)
  const found = new Set<string>()
  for (const chunk of chunks) withStaticImports(chunk, found)
  return [...found]
}

/** A chunk, and all that is loaded with it. */
function withStaticImports(chunk: string, found = new Set<string>()): Set<string> {
  if (found.has(chunk)) return found
  found.add(chunk)
  for (const [, name] of readFileSync(join(out, chunk), 'utf8').matchAll(/(?:from|^import) *"\.\/([\w.-]+)"/gm)) {
    withStaticImports(name!, found)
  }
  return found
}

/** The folders of the packages in a bundle and its chunks, from their source maps. */
function packagesOf(entry: string): Set<string> {
  const stem = entry.split('.')[0]!
  const maps = readdirSync(out).filter(
    (name) => (name === `${entry}.map` || name.startsWith(`${stem}-`)) && name.endsWith('.map'),
  )
  assert.ok(maps.length > 0, `no source map of ${entry}`)
  return packagesIn(maps)
}

function packagesIn(maps: string[]): Set<string> {
  const sources = maps.flatMap(
    (name) => (JSON.parse(readFileSync(join(out, name), 'utf8')) as { sources: string[] }).sources,
  )
  return new Set(sources.flatMap((source) => packageFolder(join(out, source)) ?? []))
}
