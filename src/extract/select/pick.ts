import type { AnyNode, Element } from 'domhandler'
import { isInside } from '../tree/walk.ts'
import type { Match, Selector } from './selector.ts'

/** Where a selector looks: a whole page, or one container of a listing. */
export interface Scope {
  /** The container; null for the page. */
  element: Element | null
  /** Elements below it, in document order. */
  elements: readonly Element[]
}

/** Gives a match's value, or null (or '') when it has none. */
export type Read<T> = (match: Match) => T | null

/** The first value of the first selector of a fallback list that yields one. */
export function first<T>(selectors: readonly Selector[], scope: Scope, read: Read<T>): T | null {
  for (const selector of selectors) {
    for (const match of matchesIn(selector, scope)) {
      const value = read(match)
      if (value !== null && value !== '') return value
    }
  }
  return null
}

/** Every value of the first selector of a fallback list that yields any. */
export function all<T>(selectors: readonly Selector[], scope: Scope, read: Read<T>, nested: Nested): T[] {
  for (const selector of selectors) {
    const values: T[] = []
    for (const match of NESTED[nested](matchesIn(selector, scope))) {
      const value = read(match)
      if (value !== null && value !== '') values.push(value)
    }
    if (values.length > 0) return values
  }
  return []
}

/** Of matches inside one another: `outermost` has everything once, `innermost` separates the items of a list. */
export type Nested = 'outermost' | 'innermost'

const NESTED: Record<Nested, (matches: Match[]) => Match[]> = { outermost, innermost }

function matchesIn(selector: Selector, scope: Scope): Match[] {
  const matches = selector.among(scope.elements, scope.element)
  // A container may itself be what a selector means: container `a.card`, url `a::attr(href)`.
  return matches.length === 0 && scope.element ? selector.among([scope.element], scope.element) : matches
}

function outermost(matches: Match[]): Match[] {
  if (matches.length < 2) return matches
  const matched = new Set<AnyNode>(matches.map((match) => match.element))
  return matches.filter((match) => !isInside(match.element, matched))
}

function innermost(matches: Match[]): Match[] {
  if (matches.length < 2) return matches
  const matched = new Set<AnyNode>(matches.map((match) => match.element))
  const holders = new Set<AnyNode>()
  for (const { element } of matches) {
    for (let parent = element.parent; parent !== null; parent = parent.parent) {
      if (holders.has(parent)) break
      if (matched.has(parent)) holders.add(parent)
    }
  }
  return matches.filter((match) => !holders.has(match.element))
}
