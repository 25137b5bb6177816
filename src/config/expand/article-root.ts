import { isTraversal, SelectorType, type Selector as Token } from 'css-what'
import { parseSelector } from '../selector.ts'

/** Whether a selector asks for what is above a root or beside it: what is cut out of a page does not show that. */
export function reachesBeyond(selector: string, roots: readonly string[]): boolean {
  const rootCompounds = roots.flatMap(rowsOf).map((row) => compoundsOf(row)[0] ?? [])
  return rowsOf(selector).some((row) => {
    const compounds = compoundsOf(row)
    const isPage = compounds.length === 1 && isNamed(compounds[0]!, 'html')
    if (!isPage && compounds.some((compound) => isNamed(compound, 'html', 'body') || compound.some(isPageRoot)))
      return true
    const isBeside = row.some(({ type }) => type === SelectorType.Adjacent || type === SelectorType.Sibling)
    return compounds.some(
      (compound, i) => (i > 0 || isBeside) && rootCompounds.some((root) => mayBeSame(compound, root)),
    )
  })
}

/** Asks for what stands in the head of a page. */
export function isOfHead(selector: string): boolean {
  return rowsOf(selector).every((row) => isNamed(compoundsOf(row).at(-1) ?? [], ...HEAD))
}

/** Why a root cannot be found in the text of a page; null where it can. */
export function rootFault(root: string): string | null {
  for (const row of rowsOf(root)) {
    const [first] = compoundsOf(row)
    if (first === undefined || isNamed(first, 'html', 'body')) return 'that is the whole page'
    const isFound = first.some(({ type }) => type === SelectorType.Tag || type === SelectorType.Attribute)
    if (!isFound || isTraversal(row[0]!))
      return 'it begins with nothing that a page can be searched for: a tag, a class, an id'
  }
  return null
}

const HEAD = ['meta', 'link', 'title', 'base', 'script']

function rowsOf(selector: string): readonly Token[][] {
  const parsed = parseSelector(selector)
  return parsed.ok ? parsed.parts.map(({ tokens }) => tokens) : []
}

function compoundsOf(row: readonly Token[]): Token[][] {
  const compounds: Token[][] = [[]]
  for (const token of row) {
    if (isTraversal(token)) compounds.push([])
    else compounds.at(-1)!.push(token)
  }
  return compounds.filter((compound) => compound.length > 0)
}

function isNamed(compound: readonly Token[], ...names: string[]): boolean {
  return compound.some((token) => token.type === SelectorType.Tag && names.includes(token.name))
}

function isPageRoot(token: Token): boolean {
  return token.type === SelectorType.Pseudo && token.name === 'root'
}

/** One says all that the other says, or less. */
function mayBeSame(a: readonly Token[], b: readonly Token[]): boolean {
  const [less, more] = a.length < b.length ? [a, b] : [b, a]
  const said = new Set(more.map((token) => JSON.stringify(token)))
  return less.every((token) => said.has(JSON.stringify(token)))
}
