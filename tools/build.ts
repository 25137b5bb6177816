// Bundles one file per kind of process into dist/: a child that starts from node_modules costs three times the CPU.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { OutputAsset, OutputChunk } from 'rolldown'
import { manualPage } from '../src/cli/commands/man/manual-page.ts'
import { COMMANDS } from '../src/cli/commands.ts'
import { NAME } from '../src/vocabulary/product.ts'
import { readStamp, sourceHash, STAMP, writeStamp } from './build-stamp.ts'
import { licenseText } from './licenses.ts'
import { bundlePage } from './page-bundle.ts'
import { print } from './print.ts'

interface Bundled {
  name: string
  input: string
  /** Further entries of the same bundle, by name. */
  beside?: Record<string, string>
}

const ENTRIES: Bundled[] = [
  // What programs import shares its code with the command line, in which all of it is.
  { name: 'cli.js', input: 'src/bin/cli.ts', beside: { library: 'src/bin/library.ts' } },
  { name: 'scraper.mjs', input: 'src/bin/scraper.ts' },
  { name: 'group.mjs', input: 'src/bin/group.ts' },
  { name: 'records-worker.mjs', input: 'src/bin/records-worker.ts' },
  { name: 'pdf-worker.mjs', input: 'src/bin/pdf-worker.ts' },
  { name: 'demo-web.mjs', input: 'demo/web/main.ts' },
]

/**
 * What every start of a process loads, in one chunk: what it shares with chunks that are loaded later would otherwise
 * be cut into some thirty files, which cost a scraper 13 ms of CPU at its start and the command line 9.
 */
const LOADED_AT_ONCE = [
  { name: 'child', module: 'src/scraper/child.ts' },
  { name: 'main', module: 'src/bin/run-cli.ts' },
]

const ENTRY_NAMES = new Set(ENTRIES.map((entry) => entry.name))

const { values } = parseArgs({
  options: { force: { type: 'boolean' }, out: { type: 'string', default: 'dist' } },
})
await build(values.out, values.force === true)

async function build(out: string, force: boolean): Promise<void> {
  const started = performance.now()
  const hash = sourceHash()
  if (!force && readStamp(out)?.hash === hash) return
  const [page, ...programs] = await Promise.all([bundlePage(), ...ENTRIES.map((entry) => bundle(entry, out))])
  const built = programs.flat()
  const modules = built.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []))
  const files = [
    ...page.files,
    ...built.map((file) => ({ name: file.fileName, content: file.type === 'chunk' ? file.code : file.source })),
    { name: 'THIRD-PARTY-LICENSES.txt', content: licenseText([...modules, ...page.modules]) },
    { name: 'library.d.ts', content: await libraryTypes() },
    { name: `${NAME}.1`, content: await manualPage(COMMANDS) },
  ]
  await replaceFiles(out, files)
  writeStamp(out, { hash, files: files.map((file) => file.name) })
  print(`built ${out}/: ${[...ENTRY_NAMES].join(', ')} in ${Math.round(performance.now() - started)} ms`)
}

async function bundle(entry: Bundled, out: string): Promise<(OutputChunk | OutputAsset)[]> {
  // Here and not above, so that a build with nothing to do does not wait for the bundler to load.
  const { rolldown } = await import('rolldown')
  const stem = entry.name.replace(/\.\w+$/, '')
  const extension = entry.name.slice(stem.length)
  await using bundler = await rolldown({
    input: { [stem]: entry.input, ...entry.beside },
    platform: 'node',
    // Only sources that need a browser load it, if it is installed.
    external: ['playwright-core'],
    // Its smallest form: the tree comes from our own parser.
    resolve: { alias: { 'cheerio/slim': join(process.cwd(), 'node_modules/cheerio/dist/browser/slim.js') } },
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message)
    },
  })
  const { output } = await bundler.generate({
    format: 'esm',
    // Nothing is written here, but the places in the source maps are seen from there.
    dir: out,
    // Dead code goes; names and lines stay, so that a stack trace can be read. Full minifying would save 2 ms CPU and
    // 1 MB of memory per child; having Node apply the source maps would cost 45 ms.
    minify: 'dce-only',
    comments: false,
    sourcemap: true,
    entryFileNames: `[name]${extension}`,
    chunkFileNames: `${stem}-[name]-[hash]${extension}`,
    codeSplitting: { groups: LOADED_AT_ONCE.map(({ name, module }) => ({ name, test: (id) => id.endsWith(module) })) },
  })
  return output
}

/** The types of what programs import, as one file without imports: they hold types only, and name nothing else. */
async function libraryTypes(): Promise<string> {
  const files = ['src/scraper/hooks/hooks.ts', 'src/library/public-types.ts']
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const types = texts.map((text) => text.replaceAll(/^import .*\n/gm, ''))
  const json = 'export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }'
  const exported = ['readPlan', 'runSource', 'extract'].map(
    (name) => `export declare const ${name}: Library['${name}']`,
  )
  const short = ['Page', 'Record', 'Entry', 'Run'].map((name) => `export type ${name} = Hook${name}`)
  return [...types, ...short, json, ...exported, ''].join('\n')
}

/** Chunks first, entries after them, and each by rename: a program that starts during a build finds a whole one. */
async function replaceFiles(out: string, files: { name: string; content: string | Uint8Array }[]): Promise<void> {
  await mkdir(out, { recursive: true })
  const ordered = files.toSorted((a, b) => Number(ENTRY_NAMES.has(a.name)) - Number(ENTRY_NAMES.has(b.name)))
  for (const file of ordered) {
    const path = join(out, file.name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.${process.pid}.tmp`, file.content)
    await rename(`${path}.${process.pid}.tmp`, path)
  }
  const keep = new Set([STAMP, ...files.map((file) => file.name)])
  for (const name of await readdir(out)) {
    if (!keep.has(name) && !name.endsWith('.tmp')) await rm(join(out, name), { recursive: true, force: true })
  }
}
