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

/**
 * What a config may say changes something: each key of a source or listing is read outside the folder that fills it in.
 */
export function checkUnusedKeys(root: string): string[] {
  const files = sourceFiles(root).filter(({ path }) => path.startsWith('src/'))
  const read = new Set(files.filter(({ path }) => !path.startsWith('src/config/')).flatMap(propertiesRead))
  return files
    .filter(({ path }) => /^src\/config\/(source|listings\/(?!declaration).+)\.ts$/.test(path))
    .flatMap((file) =>
      keysOf(file)
        .filter(({ name }) => !read.has(name))
        .map(({ name, index }) => `${place(file, index)}: nothing reads ${name} of a config`),
    )
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

function keysOf(file: SourceFile): { name: string; index: number }[] {
  return [...walk(statementsOf(file))]
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
