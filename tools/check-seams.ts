import { posix } from 'node:path'
import { notAllowed, type Breach } from './allow-list.ts'
import { importsOf, resolveImport } from './imports.ts'
import { place, sourceFiles, type SourceFile } from './source-files.ts'
import { statementsOf, textsOf, walk, type Node } from './syntax.ts'

/** Something that only one place of src knows, so that another implementation can stand beside it. */
interface Secret {
  what: string
  text: RegExp
  /** Files and folders that may hold it. */
  inside: string[]
}

const SECRETS: Secret[] = [
  {
    what: 'SQL',
    text: /\b(?:SELECT\s[\s\S]*\sFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX)|BEGIN\s+(?:IMMEDIATE|EXCLUSIVE)|PRAGMA\s)/,
    inside: [
      'src/store/sqlite/',
      'src/store/sqlite-store.ts',
      'src/store/sqlite-reader.ts',
      'src/store/postgres/',
      'src/database/',
      'src/runs/history/',
      'src/runs/postgres/',
      'src/cluster/sql/',
      'src/runs/folder/owner/lock.ts',
      // Caches of their own, which no cluster shares, and what tries whether SQLite works here.
      'src/config/files/result-cache.ts',
      'src/records/lookup/lookup-store.ts',
      'src/cli/commands/doctor/',
      // A file of rows like any other, and the lock of one.
      'src/tables/sqlite/',
      'src/tables/lock-output.ts',
    ],
  },
  {
    what: 'the name of a database file',
    text: /\.db`?$/,
    inside: [
      'src/store/sqlite-catalog.ts',
      'src/runs/history/sqlite-history.ts',
      'src/runs/folder/',
      // The ending of an output.
      'src/store/export/export-format.ts',
    ],
  },
  {
    what: 'a path within a run folder',
    text: /(?:^|[/}`])(?:(?:plan|task|launch|state|exit|result|summary|orchestrator|unit|halt|lock)\.json|(?:runner|orchestrator)\.log)`?$|\.regatta\/runs/,
    inside: ['src/runs/folder/'],
  },
]

/** Modules behind an interface, and who may import them all the same. */
const IMPLEMENTATIONS: { modules: RegExp; inside: string[] }[] = [
  { modules: /^src\/store\/(?:sqlite(?:\/|-store|-reader)|postgres\/)/, inside: ['src/store/'] },
  { modules: /^src\/runs\/history\/(?:sqlite-history|prune-rows)\.ts$/, inside: ['src/runs/'] },
  { modules: /^src\/runs\/folder\/folder-run-reader\.ts$/, inside: ['src/runs/'] },
  {
    modules: /^src\/runs\/folder\/(?:attempt|attempt-reader|row|run-order|runs|group-files)\.ts$/,
    // These write run folders or follow the processes that do; everybody else only reads, through RunReader.
    inside: ['src/runs/', 'src/fleet/', 'src/processes/', 'src/cluster/', 'src/scraper/child.ts'],
  },
]

/** Ways to a server. Sites are reached through the client alone, or pace, robots.txt and recording would not know. */
const CONNECTIONS = {
  modules: /^(?:undici|(?:node:)?(?:https?|http2|net|tls|dgram)$)/,
  inside: ['src/http/transport/'],
}
const ADDRESSES = new Set(['BlockList', 'isIP', 'isIPv4', 'isIPv6'])

/**
 * Stores, history and runs are reached through StoreCatalog, History and RunReader: SQL, names of database files and
 * paths of run folders stay inside their implementations. Sites are reached through the client.
 */
export function checkSeams(root: string): string[] {
  const files = sourceFiles(root).filter(({ path }) => path.startsWith('src/'))
  return notAllowed(
    root,
    'seams',
    files.flatMap((file) => [...toldSecrets(file), ...importedImplementations(file), ...ownConnections(file)]),
  )
}

function toldSecrets(file: SourceFile): Breach[] {
  const secrets = SECRETS.filter(({ inside }) => !isInside(file.path, inside))
  return textsOf(file).flatMap(({ text, index }) =>
    secrets
      .filter((secret) => secret.text.test(text))
      .map(({ what, inside }) => ({
        key: file.path,
        problem: `${place(file, index)}: ${what} belongs inside ${inside.join(', ')}`,
      })),
  )
}

function importedImplementations(file: SourceFile): Breach[] {
  return importsOf(file.text).flatMap(({ specifier, index }) => {
    const target = resolveImport(file, specifier)
    const behind = IMPLEMENTATIONS.find(({ modules }) => target !== null && modules.test(target))
    if (behind === undefined || isInside(file.path, behind.inside)) return []
    const problem = `${place(file, index)}: ${posix.basename(specifier)} is behind an interface: open that`
    return [{ key: file.path, problem }]
  })
}

/** Imports of modules that connect, and calls of the global fetch. */
function ownConnections(file: SourceFile): Breach[] {
  if (isInside(file.path, CONNECTIONS.inside)) return []
  return [...walk(statementsOf(file))].flatMap(({ node }) => {
    if (!connects(node)) return []
    const problem = `${place(file, node.start)}: connections belong inside ${CONNECTIONS.inside.join(', ')}`
    return [{ key: file.path, problem }]
  })
}

function connects(node: Node): boolean {
  const { source, callee } = node as { source?: Node | null; callee?: Node }
  if (node.type === 'CallExpression') return callee?.type === 'Identifier' && callee['name'] === 'fetch'
  if (!/^(?:Import|Export.+)Declaration$|^ImportExpression$/.test(node.type)) return false
  if (!CONNECTIONS.modules.test(String(source?.['value']))) return false
  const specifiers = (node['specifiers'] ?? []) as { imported?: Node }[]
  // What only knows addresses.
  return !(specifiers.length > 0 && specifiers.every(({ imported }) => ADDRESSES.has(String(imported?.['name']))))
}

function isInside(path: string, places: string[]): boolean {
  return places.some((inside) => (inside.endsWith('/') ? path.startsWith(inside) : path === inside))
}
