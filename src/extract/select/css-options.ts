import { isTag, type AnyNode, type Element } from 'domhandler'
import * as domutils from 'domutils'
import type { Options } from 'css-select'

// Longer than the lists of real pages.
const MANY = 20_000
const WINDOW = 200

/**
 * How css-select walks a tree. `~` and `:nth-*` go through an element's siblings, which took minutes where 300,000
 * stood side by side: among very many they see two hundred to either side.
 */
export function cssOptions(): Options<AnyNode, Element> {
  return { adapter: { ...domutils, isTag, getSiblings: nearSiblings } }
}

function nearSiblings(node: AnyNode): AnyNode[] {
  if (node.parent === null || node.parent.children.length <= MANY) return domutils.getSiblings(node)
  const near = [node]
  for (let i = 0, prev = node.prev; i < WINDOW && prev !== null; i++, prev = prev.prev) near.push(prev)
  near.reverse()
  for (let i = 0, next = node.next; i < WINDOW && next !== null; i++, next = next.next) near.push(next)
  return near
}
