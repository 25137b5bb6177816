import { compile, selectAll } from 'css-select'
import { SelectorType, type Selector as Token } from 'css-what'
import type { AnyNode, Element } from 'domhandler'
import { parseSelector, type SelectorPart } from '../../config/selector.ts'
import { cssOptions } from './css-options.ts'

/** What is taken from a matched element: its text, an attribute, or whatever suits the field. */
export type Reading = { kind: 'text' } | { kind: 'attribute'; name: string } | { kind: 'element' }

export interface Match {
  element: Element
  reading: Reading
}

/** One selector of a config (`h2 a::text`, `time::attr(datetime)`, `p`), ready to be asked of any number of pages. */
export interface Selector {
  /** Matches among `candidates` in their order; `scope` is what a leading `>` or `:scope` refers to. */
  among(candidates: readonly Element[], scope: Element | null): Match[]
}

/** Compiles a selector that the config's check let pass; throws InvalidSelector for another. */
export function compileSelector(text: string): Selector {
  const parsed = parseSelector(text)
  if (!parsed.ok) throw new InvalidSelector(`"${text}" is no selector: ${parsed.fault}`)
  const parts = parsed.parts.map(compilePart)
  return {
    among(candidates, scope) {
      const tests = parts.map((part) => part.bind(scope))
      const matches: Match[] = []
      for (const element of candidates) {
        for (let i = 0; i < tests.length; i++) {
          if (!tests[i]!(element)) continue
          matches.push({ element, reading: parts[i]!.reading })
          break
        }
      }
      return matches
    },
  }
}

/** Thrown for a selector that cannot be compiled; the config's check refuses such ones before. */
export class InvalidSelector extends Error {
  override name = 'InvalidSelector'
}

interface Part {
  reading: Reading
  /** The test for one scope; the same compiled one for all where the scope does not matter. */
  bind(scope: Element | null): (element: AnyNode) => boolean
}

function compilePart({ tokens, take }: SelectorPart): Part {
  const reading = readingOf(take)
  // `::attr(href)` alone means the scope itself.
  if (tokens.length === 0) return { reading, bind: (scope) => (element) => element === scope }
  if (isRelative(tokens)) return { reading, bind: (scope) => relativeTo(scope, tokens) }
  const matches = compile([structuredClone(tokens)], cssOptions())
  return { reading, bind: () => matches }
}

function isRelative(tokens: Token[]): boolean {
  const isCombinator = COMBINATORS.has(tokens[0]!.type)
  return isCombinator || tokens.some((token) => token.type === SelectorType.Pseudo && token.name === 'scope')
}

const COMBINATORS = new Set<string>([SelectorType.Child, SelectorType.Adjacent, SelectorType.Sibling])

function relativeTo(scope: Element | null, tokens: Token[]): (element: AnyNode) => boolean {
  if (scope === null) return () => false
  const matches = compile<AnyNode, Element>([structuredClone(tokens)], cssOptions(), scope)
  const found = new Set<AnyNode>(selectAll<AnyNode, Element>(matches, scope))
  // Whoever asks for `:scope` means the container itself.
  if (matches(scope)) found.add(scope)
  return (element) => found.has(element)
}

function readingOf(take: SelectorPart['take']): Reading {
  return typeof take === 'string' ? { kind: take } : { kind: 'attribute', name: take.attr.toLowerCase() }
}
