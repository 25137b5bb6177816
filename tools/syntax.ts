import { parseAst } from 'rolldown/parseAst'
import type { SourceFile } from './source-files.ts'

/**
 * A node of the tree of a file, as ESTree and typescript-eslint name them; `start` and `end` are offsets in its text.
 */
export interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/** A name that a file declares and exports; what it only passes on from another file is not among them. */
export interface Export {
  name: string
  kind: 'function' | 'class' | 'value' | 'type'
  /** Of the whole statement. */
  index: number
}

/** By text, since each check reads the files anew. */
const trees = new Map<string, Node[]>()

/** The statements of a file. Throws for one that cannot be parsed. */
export function statementsOf(file: SourceFile): Node[] {
  let tree = trees.get(file.text)
  if (tree === undefined) {
    const lang = file.path.endsWith('.d.ts') ? 'dts' : file.path.endsWith('.ts') ? 'ts' : 'js'
    try {
      tree = parseAst(file.text, { lang }).body as unknown as Node[]
    } catch (error) {
      throw new Error(`${file.path} cannot be parsed`, { cause: error })
    }
    trees.set(file.text, tree)
  }
  return tree
}

/** Every node below, parents before children, each with the one above it. */
export function* walk(nodes: unknown, parent: Node | null = null): Generator<{ node: Node; parent: Node | null }> {
  if (Array.isArray(nodes)) {
    for (const node of nodes) yield* walk(node, parent)
  } else if (isNode(nodes)) {
    yield { node: nodes, parent }
    for (const value of Object.values(nodes)) if (typeof value === 'object') yield* walk(value, nodes)
  }
}

/** What a file exports of its own. Overloads of a function are one. */
export function exportsOf(file: SourceFile): Export[] {
  const exports = statementsOf(file).flatMap((statement) => {
    const { declaration } = statement
    if (!statement.type.startsWith('Export') || !isNode(declaration)) return []
    return declaredBy(declaration).map((found) => ({ ...found, index: statement.start }))
  })
  return exports.filter(({ name }, at) => exports.findIndex((other) => other.name === name) === at)
}

/** A string or template of code, its text as written. */
export function textsOf(file: SourceFile): { text: string; index: number }[] {
  return [...walk(statementsOf(file))].flatMap(({ node, parent }) => {
    if (node.type === 'TemplateElement') return [{ text: file.text.slice(node.start, node.end), index: node.start }]
    if (node.type !== 'Literal' || typeof node['value'] !== 'string' || isSpecifier(parent)) return []
    return [{ text: node['value'], index: node.start }]
  })
}

function declaredBy(declaration: Node): Omit<Export, 'index'>[] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return [{ name: nameOf(declaration['id']), kind: 'function' }]
    case 'ClassDeclaration':
      return [{ name: nameOf(declaration['id']), kind: 'class' }]
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [{ name: nameOf(declaration['id']), kind: 'type' }]
    case 'VariableDeclaration':
      return (declaration['declarations'] as Node[]).map(({ id, init }) => ({
        name: nameOf(id),
        kind: isNode(init) && /^(ArrowFunction|Function)Expression$/.test(init.type) ? 'function' : 'value',
      }))
    default:
      return []
  }
}

function isSpecifier(parent: Node | null): boolean {
  return parent !== null && /^(Import|ExportAll|ExportNamed)/.test(parent.type)
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : ''
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
