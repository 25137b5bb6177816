import { compile, selectAll } from 'css-select'
import type { AnyNode, Element } from 'domhandler'

/** What is taken from a matched element: its text, an attribute, or whatever suits the field. */
export type Reading = { kind: 'text' } | { kind: 'attribute'; name: string } | { kind: 'element' }

export interface Match {
  element: Element
  reading: Reading
}

/** One selector of a config (`h2 a::text`, `time::attr(datetime)`, `p`), ready to be asked of any number of pages. */
export interface Selector {
  /** As it stands in the config. */
  readonly text: string
  /** Matches among `candidates` in their order; `scope` is what a leading `>` or `:scope` refers to. */
  among(candidates: readonly Element[], scope: Element | null): Match[]
}

/** The config's mistake: the message names the selector and what is wrong with it. */
export class InvalidSelector extends Error {
  override name = 'InvalidSelector'
}

/** Compiles one selector; throws InvalidSelector. */
export function compileSelector(text: string): Selector {
  const parts = splitAtCommas(text).map((part) => compilePart(part, text))
  return {
    text,
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

interface Part {
  reading: Reading
  /** The test for one scope; the same compiled one for all where the scope does not matter. */
  bind(scope: Element | null): (element: AnyNode) => boolean
}

const SUFFIX = /^(?<css>.*?)::(?:(?<text>text)|attr\(\s*["']?(?<attribute>[^"')\s]+)["']?\s*\))\s*$/s
const UNFINISHED = /^\s*$|[>+~]\s*$/
const RELATIVE = /^\s*[>+~]|:scope\b/

function compilePart(part: string, whole: string): Part {
  const { css = part, attribute, text } = SUFFIX.exec(part)?.groups ?? {}
  const reading = readingOf(attribute, text)
  // `::attr(href)` alone means the scope itself.
  if (css.trim() === '' && reading.kind !== 'element')
    return { reading, bind: (scope) => (element) => element === scope }
  try {
    if (UNFINISHED.test(css)) throw new Error('it ends before it names an element')
    if (!RELATIVE.test(css)) {
      const matches = compile<AnyNode, Element>(css)
      return { reading, bind: () => matches }
    }
    compile<AnyNode, Element>(css)
  } catch (error) {
    throw new InvalidSelector(`"${whole}" is not a CSS selector: ${(error as Error).message}`)
  }
  return { reading, bind: (scope) => relativeTo(scope, css) }
}

function relativeTo(scope: Element | null, css: string): (element: AnyNode) => boolean {
  if (scope === null) return () => false
  const found = new Set<AnyNode>(selectAll<AnyNode, Element>(css, scope))
  return (element) => found.has(element)
}

function readingOf(attribute: string | undefined, text: string | undefined): Reading {
  if (attribute !== undefined) return { kind: 'attribute', name: attribute.toLowerCase() }
  return { kind: text === undefined ? 'element' : 'text' }
}

/** Commas inside brackets and quotes belong to the selector. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\\') i++
    else if (quote !== '') quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if (c === '(' || c === '[') depth++
    else if (c === ')' || c === ']') depth--
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, text.slice(start)]
}
