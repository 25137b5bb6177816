import { SelectorType } from 'css-what'
import type { Selector } from 'css-what'

const COMBINATORS = new Set<SelectorType>([
  SelectorType.Adjacent,
  SelectorType.Child,
  SelectorType.Descendant,
  SelectorType.Parent,
  SelectorType.Sibling,
  SelectorType.ColumnCombinator,
])

/** Elements that a selector names, in order; not those inside :not() and the like. */
export function tagNames(tokens: readonly Selector[]): string[] {
  return tokens.flatMap((token) => (token.type === SelectorType.Tag ? [token.name] : []))
}

/** The part that describes the matched element itself. */
export function lastCompound(tokens: readonly Selector[]): Selector[] {
  return tokens.slice(tokens.findLastIndex(isCombinator) + 1)
}

/** A `p:not(div.x)`: the two names of elements, of which the second can never apply to the first; or null. */
export function notOtherElement(tokens: readonly Selector[]): [tag: string, other: string] | null {
  let tag: string | undefined
  for (const token of tokens) {
    if (isCombinator(token)) tag = undefined
    else if (token.type === SelectorType.Tag) tag = token.name
    else if (token.type === SelectorType.Pseudo && token.name === 'not' && Array.isArray(token.data)) {
      const simple = token.data.filter((inner) => !inner.some(isCombinator))
      const other = simple.flatMap(tagNames).find((name) => name !== tag)
      if (tag !== undefined && other !== undefined) return [tag, other]
    }
  }
  return null
}

function isCombinator(token: Selector): boolean {
  return COMBINATORS.has(token.type)
}
