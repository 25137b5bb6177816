import { AttributeAction, SelectorType, type Selector as Token } from 'css-what'
import { parseSelector } from '../../src/config/selector.ts'

/** What stands in the element that a selector matches; an attribute that it takes is given the text (or the href). */
export interface Leaf {
  text?: string
  href?: string
  html?: string
}

interface Compound {
  name: string
  attributes: Record<string, string>
  /** Siblings of the same name that come first. */
  before: number
}

/** Markup that the first alternative of a selector matches: one element for every step of it. */
export function pageFor(selector: string, leaf: Leaf): string {
  const parsed = parseSelector(selector)
  if (!parsed.ok) throw new Error(`${selector}: ${parsed.fault}`)
  const { tokens, take } = parsed.parts[0]!
  const steps = compoundsOf(tokens)
  const last = steps.at(-1)!
  if (typeof take === 'object') {
    const value = (take.attr === 'href' ? leaf.href : leaf.text) ?? ''
    // a[href^="https://..."]::attr(href)
    last.attributes[take.attr] = (last.attributes[take.attr] ?? '') + value
  }
  if (typeof take !== 'object' && leaf.href !== undefined && last.name === 'a') last.attributes['href'] = leaf.href
  const inner = leaf.html ?? (typeof take === 'object' ? '' : (leaf.text ?? ''))
  return steps.reduceRight((html, step) => `${element(step, '').repeat(step.before)}${element(step, html)}`, inner)
}

function compoundsOf(tokens: Token[]): Compound[] {
  const compounds = [blank()]
  for (const token of tokens) {
    const compound = compounds.at(-1)!
    if (token.type === SelectorType.Tag) {
      compound.name = token.name
    } else if (token.type === SelectorType.Attribute) {
      const had = token.action === AttributeAction.Element ? compound.attributes[token.name] : undefined
      compound.attributes[token.name] = had === undefined ? token.value : `${had} ${token.value}`
    } else if (token.type === SelectorType.Child || token.type === SelectorType.Descendant) {
      compounds.push(blank())
    } else if (token.type === SelectorType.Pseudo && token.name.startsWith('nth-')) {
      compound.before = Number(token.data) - 1
    }
  }
  return compounds
}

function blank(): Compound {
  return { name: 'div', attributes: {}, before: 0 }
}

function element({ name, attributes }: Compound, html: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`)
  return `<${name}${written.join('')}>${html}</${name}>`
}
