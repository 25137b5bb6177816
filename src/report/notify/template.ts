/** What a template can name: words, numbers, and lists whose items have words and numbers of their own. */
export type Facts = { [name: string]: string | number | Facts[] }

type Node =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'section'; name: string; inverted: boolean; inner: Node[] }

export type Template = { ok: true; render: (facts: Facts) => string } | { ok: false; message: string }

const TAG = /\{\{\s*([#^/]?)\s*([\w.]+)\s*\}\}/g

/**
 * Reads a template: `{{name}}` is a value, `{{#name}} ... {{/name}}` is repeated for each item of a list or shown when
 * a value is neither empty nor 0, `{{^name}} ... {{/name}}` is shown when it is. A tag of a section that has its line
 * to itself takes no line. `sample` has every name there is: what it does not name is a mistake, told with its line.
 */
export function readTemplate(text: string, sample: Facts): Template {
  try {
    const nodes = parse(text)
    check(nodes, [sample])
    return { ok: true, render: (facts) => render(nodes, [facts]) }
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, message: error.message }
    throw error
  }
}

class Mistake extends Error {}

interface Open {
  name: string
  line: number
  nodes: Node[]
}

function parse(text: string): Node[] {
  const top: Open = { name: '', line: 0, nodes: [] }
  const open = [top]
  for (const [i, line] of text.split('\n').entries()) {
    const last = i === text.split('\n').length - 1
    const alone = /^\s*\{\{\s*[#^/][^{}]*\}\}\s*$/.test(line)
    parseLine(alone ? line.trim() : last ? line : `${line}\n`, i + 1, open)
  }
  const unclosed = open[1]
  if (unclosed !== undefined) throw new Mistake(`line ${unclosed.line}: {{#${unclosed.name}}} is never closed`)
  return top.nodes
}

function parseLine(line: string, number: number, open: Open[]): void {
  let at = 0
  const add = (node: Node): number => open.at(-1)!.nodes.push(node)
  const addText = (text: string): void => {
    if (/\{\{/.test(text)) throw new Mistake(`line ${number}: cannot read ${JSON.stringify(text.trim())}`)
    if (text !== '') add({ kind: 'text', text })
  }
  for (const found of line.matchAll(TAG)) {
    const [tag, sign, name = ''] = found
    addText(line.slice(at, found.index))
    at = found.index + tag.length
    if (sign === '') add({ kind: 'value', name })
    else if (sign === '/') {
      if (open.length === 1 || open.pop()!.name !== name) throw new Mistake(`line ${number}: ${tag} closes nothing`)
    } else {
      const inner: Node[] = []
      add({ kind: 'section', name, inverted: sign === '^', inner })
      open.push({ name, line: number, nodes: inner })
    }
  }
  addText(line.slice(at))
}

function check(nodes: Node[], scopes: Facts[]): void {
  for (const node of nodes) {
    if (node.kind === 'text') continue
    const value = find(node.name, scopes)
    if (value === undefined) {
      const names = Object.keys(Object.assign({}, ...scopes)).sort()
      throw new Mistake(`there is no {{${node.name}}}; there are ${names.join(', ')}`)
    }
    if (node.kind === 'value') {
      if (Array.isArray(value)) throw new Mistake(`{{${node.name}}} is a list: {{#${node.name}}} ... {{/${node.name}}}`)
      continue
    }
    check(node.inner, Array.isArray(value) && !node.inverted ? [...scopes, value[0] ?? {}] : scopes)
  }
}

function render(nodes: Node[], scopes: Facts[]): string {
  return nodes.map((node) => renderNode(node, scopes)).join('')
}

function renderNode(node: Node, scopes: Facts[]): string {
  if (node.kind === 'text') return node.text
  const value = find(node.name, scopes) ?? ''
  if (node.kind === 'value') return Array.isArray(value) ? '' : String(value)
  const empty = Array.isArray(value) ? value.length === 0 : value === '' || value === 0
  if (node.inverted) return empty ? render(node.inner, scopes) : ''
  if (empty) return ''
  if (!Array.isArray(value)) return render(node.inner, scopes)
  return value.map((item) => render(node.inner, [...scopes, item])).join('')
}

/** The innermost list item that has the name decides. */
function find(name: string, scopes: Facts[]): Facts[string] | undefined {
  return scopes.findLast((scope) => Object.hasOwn(scope, name))?.[name]
}
