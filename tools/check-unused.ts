import { resolveImport } from './imports.ts'
import { place, sourceFiles, type SourceFile } from './source-files.ts'
import { exportsOf, statementsOf, walk, type Node } from './syntax.ts'

const IMPORTS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/**
 * What is exported is imported somewhere. Types are exempt while their own file uses them: they name what an exported
 * function takes and returns.
 */
export function checkUnusedExports(root: string): string[] {
  const files = sourceFiles(root)
  const imported = new Set(files.flatMap(importedBy))
  return files.flatMap((file) =>
    exportsOf(file)
      .filter(
        ({ name, kind }) => !imported.has(`${file.path} ${name}`) && (kind !== 'type' || !isMentioned(file, name)),
      )
      .map(({ name, index }) => `${place(file, index)}: nothing imports ${name}`),
  )
}

/** Where settings are declared, and the folders that fill them in: reading them there changes nothing. */
const SETTINGS = [
  {
    what: 'a config',
    declared: /^src\/config\/(source|listings\/(?!declaration).+)\.ts$/,
    filled: /^src\/config\//,
    of: /./,
  },
  {
    what: 'a task',
    declared: /^src\/runs\/folder\/task\.ts$/,
    filled: /^src\/(runs\/folder|cli\/options)\//,
    of: /^Task(Settings)?$/,
  },
]

/** What a config or a command line may say changes something: it is read outside the folders that fill it in. */
export function checkUnusedKeys(root: string): string[] {
  const files = sourceFiles(root).filter(({ path }) => path.startsWith('src/'))
  return SETTINGS.flatMap(({ what, declared, filled, of }) => {
    const read = new Set(files.filter(({ path }) => !filled.test(path)).flatMap(propertiesRead))
    return files
      .filter(({ path }) => declared.test(path))
      .flatMap((file) =>
        keysOf(file, of)
          .filter(({ name }) => !read.has(name))
          .map(({ name, index }) => `${place(file, index)}: nothing reads ${name} of ${what}`),
      )
  })
}

/** `path name` of each; of a module that is loaded as a whole, every name that the file mentions. */
function importedBy(file: SourceFile): string[] {
  const statements = statementsOf(file)
  // An import within an expression can be anywhere; of other files only the statements are looked at, which is fast.
  const nodes = /\bimport\(/.test(file.text) ? [...walk(statements)].map(({ node }) => node) : statements
  return nodes.flatMap((node) => {
    if (!IMPORTS.has(node.type)) return []
    const specifier = (node['source'] as Node | null)?.['value']
    const path = typeof specifier === 'string' ? resolveImport(file, specifier) : null
    if (path === null) return []
    const specifiers = (node['specifiers'] ?? []) as Node[]
    const isNamed = specifiers.length > 0 && specifiers.every(({ type }) => /^(Import|Export)Specifier$/.test(type))
    const names = isNamed
      ? specifiers.map((one) => textOf((one['imported'] ?? one['local']) as Node))
      : [...walk(statements)]
          .filter(({ node: { type } }) => type === 'Identifier')
          .map(({ node: name }) => textOf(name))
    return names.map((name) => `${path} ${name}`)
  })
}

/** `config.name`, `config['name']`, and `{ name }` where an object is taken apart. */
function propertiesRead(file: SourceFile): string[] {
  return [...walk(statementsOf(file))].flatMap(({ node, parent }) => {
    if (node.type === 'MemberExpression') return [textOf(node['property'] as Node)]
    return node.type === 'Property' && parent?.type === 'ObjectPattern' ? [textOf(node['key'] as Node)] : []
  })
}

/** Of the types of these names. */
function keysOf(file: SourceFile, types: RegExp): { name: string; index: number }[] {
  return statementsOf(file)
    .map((statement) => (statement['declaration'] as Node | null | undefined) ?? statement)
    .filter((declaration) => types.test(textOf((declaration['id'] ?? {}) as Node)))
    .flatMap((declaration) => [...walk(declaration)])
    .filter(({ node }) => node.type === 'TSPropertySignature')
    .map(({ node }) => ({ name: textOf(node['key'] as Node), index: node.start }))
}

function isMentioned({ text }: SourceFile, name: string): boolean {
  return text.split(new RegExp(`\\b${name}\\b`)).length > 2
}

/** Of an identifier or a literal. */
function textOf(node: Node): string {
  const text = node['name'] ?? node['value']
  return typeof text === 'string' ? text : ''
}
