import { AttributeAction, isTraversal, SelectorType, type Selector as Token } from 'css-what'
import { parseSelector } from '../../config/selector.ts'
import type { Anchor } from '../tree/anchor.ts'

/** What a page may lose without any of some selectors noticing. */
export interface Reach {
  /**
   * Whatever these selectors match stands in (or is) an element that fits one of these, and what decides the match too,
   * where `isClosed`; null when they may begin anywhere.
   */
  anchors: Anchor[] | null
  /** No selector looks beside or above its anchor. */
  isClosed: boolean
  /** Names of elements that they speak of, at any place. */
  names: Set<string>
  /** Some selector asks what is in an element (`:has`, `:empty`, `:contains`), not only where it stands. */
  asksContent: boolean
}

/**
 * Looks through selectors of a config: those asked of the whole page, and those asked only inside (`inner`) of what
 * these matched.
 */
export function reachOf(selectors: readonly string[], inner: readonly string[] = []): Reach {
  const reach: Reach = { anchors: [], isClosed: true, names: new Set(), asksContent: false }
  for (const tokens of selectors.flatMap(rowsOf)) addRow(reach, tokens)
  for (const tokens of inner.flatMap(rowsOf)) {
    // Asked of what is in an anchor already: it matters only where something above has a part in it.
    if (tokens.every((token) => !isTraversal(token) && isOwn(token) && looksDown(token))) collect(reach, tokens)
    else addRow(reach, tokens)
  }
  return reach
}

function rowsOf(text: string): readonly Token[][] {
  const parsed = parseSelector(text)
  return parsed.ok ? parsed.parts.map(({ tokens }) => tokens) : []
}

function addRow(reach: Reach, tokens: readonly Token[]): void {
  collect(reach, tokens)
  const compounds = compoundsOf(tokens)
  // `::attr(href)` and `> h2` begin at the scope itself.
  const [first] = compounds
  if (first === undefined || tokens.length === 0 || isTraversal(tokens[0]!)) return
  const isClosed = tokens.every(isDownward) && first.every(isOwn) && compounds.flat().every(looksDown)
  if (!isClosed) reach.isClosed = false
  for (const compound of isClosed ? [first] : compounds) {
    const anchor = anchorOf(compound)
    if (anchor === null) reach.anchors = null
    else if (reach.anchors !== null && !reach.anchors.some((known) => isSame(known, anchor))) reach.anchors.push(anchor)
  }
}

function compoundsOf(tokens: readonly Token[]): Token[][] {
  const compounds: Token[][] = [[]]
  for (const token of tokens) {
    if (isTraversal(token)) compounds.push([])
    else compounds.at(-1)!.push(token)
  }
  return compounds.filter((compound) => compound.length > 0)
}

function anchorOf(compound: readonly Token[]): Anchor | null {
  let name: string | null = null
  let attribute: Anchor['attribute'] = null
  const tokens: string[] = []
  for (const token of compound) {
    if (token.type === SelectorType.Tag) name = token.name.toLowerCase()
    if (token.type !== SelectorType.Attribute || token.action === AttributeAction.Not) continue
    const { value, action } = token
    const attr = token.name.toLowerCase()
    const isExact = token.ignoreCase !== true && action !== AttributeAction.Exists && value !== ''
    if ((attr === 'class' || attr === 'id') && isExact) {
      tokens.push(...value.split(/\s+/).filter((piece) => piece !== ''))
    } else {
      attribute ??= {
        name: attr,
        value: action !== AttributeAction.Exists && isPlain(value) ? value.toLowerCase() : null,
      }
    }
  }
  // Everything else means the whole page.
  if (name === 'html' || name === 'body') return null
  return name === null && attribute === null && tokens.length === 0 ? null : { name, tokens, attribute }
}

/** Written in a page as it is: nobody needs character references for it. */
function isPlain(value: string): boolean {
  return /^[\w-]{3,}$/.test(value)
}

function isSame(a: Anchor, b: Anchor): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function isDownward(token: Token): boolean {
  return !isTraversal(token) || token.type === SelectorType.Descendant || token.type === SelectorType.Child
}

/** Of the first compound: says something about the element itself, not about where it stands. */
function isOwn(token: Token): boolean {
  return token.type !== SelectorType.Pseudo || ['not', 'has', 'contains', 'icontains', 'empty'].includes(token.name)
}

/** Of any compound: does not look above the element. */
function looksDown(token: Token): boolean {
  if (token.type !== SelectorType.Pseudo) return true
  if (token.name === 'root' || token.name === 'scope') return false
  if (!Array.isArray(token.data)) return true
  return token.data.every((row) =>
    token.name === 'has'
      ? row.every((inner, i) => isDownward(inner) && (i > 0 || inner.type !== SelectorType.Sibling) && looksDown(inner))
      : row.every((inner) => !isTraversal(inner) && isOwn(inner) && looksDown(inner)),
  )
}

function collect(reach: Reach, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === SelectorType.Tag) reach.names.add(token.name.toLowerCase())
    if (token.type !== SelectorType.Pseudo) continue
    if (['has', 'contains', 'icontains', 'empty'].includes(token.name)) reach.asksContent = true
    if (Array.isArray(token.data)) for (const row of token.data) collect(reach, row)
  }
}
