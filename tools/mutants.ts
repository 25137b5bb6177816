import type { SourceFile } from './source-files.ts'
import { statementsOf, walk, type Node } from './syntax.ts'

/** A file with one small mistake in it. */
export interface Mutant {
  line: number
  /** What stood there, and what stands there now. */
  from: string
  to: string
  text: string
}

const OPERATORS: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
}
const NAMES: Record<string, string> = {
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  some: 'every',
  every: 'some',
}

/** Every mutant of a file: operators, numbers, booleans and a few calls, one at a time. */
export function mutantsOf(file: SourceFile): Mutant[] {
  return [...walk(statementsOf(file))].flatMap(({ node, parent }): Mutant[] => {
    if (parent?.type.startsWith('TS') === true && parent.type !== 'TSAsExpression') return []
    const change = changeOf(node, file.text)
    if (change === null) return []
    const { start, end, to } = change
    const text = file.text.slice(0, start) + to + file.text.slice(end)
    return [
      {
        line: file.text.slice(0, start).split('\n').length,
        from: file.text.slice(start, end).trim(),
        to: to.trim(),
        text,
      },
    ]
  })
}

function changeOf(node: Node, text: string): { start: number; end: number; to: string } | null {
  const { type, start, end } = node
  if (type === 'BinaryExpression' || type === 'LogicalExpression') {
    const [left, right] = [node['left'] as Node, node['right'] as Node]
    const to = OPERATORS[node['operator'] as string]
    return to === undefined
      ? null
      : {
          start: left.end,
          end: right.start,
          to: text.slice(left.end, right.start).replace(node['operator'] as string, to),
        }
  }
  if (type === 'Literal' && typeof node['value'] === 'number') return { start, end, to: String(node['value'] + 1) }
  if (type === 'Literal' && typeof node['value'] === 'boolean') return { start, end, to: String(!node['value']) }
  if (type === 'MemberExpression' && node['computed'] !== true) {
    const property = node['property'] as Node
    const to = NAMES[property['name'] as string]
    return to === undefined ? null : { start: property.start, end: property.end, to }
  }
  return null
}
