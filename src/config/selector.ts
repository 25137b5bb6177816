import { compile } from 'css-select'
import { SelectorType, parse } from 'css-what'
import type { Selector } from 'css-what'
import { isTag } from 'domhandler'
import type { AnyNode, Element } from 'domhandler'
import * as domutils from 'domutils'

/** One alternative of a selector (the parts between commas): what it matches, and what it takes from it. */
export interface SelectorPart {
  /** Empty for the element that is searched itself. */
  tokens: Selector[]
  take: 'element' | 'text' | { attr: string }
}

export type ParsedSelector = { ok: true; parts: SelectorPart[] } | { ok: false; fault: string }

/** The word that the predecessor's schema wanted where no selector was needed; it selects nothing. */
export const FILLER = 'filler'

const known = new Map<string, ParsedSelector>()

/** Takes a selector apart, or says what is wrong with it. Fleets repeat selectors, so each is looked at once. */
export function parseSelector(text: string): ParsedSelector {
  let found = known.get(text)
  if (found === undefined) known.set(text, (found = takeApart(text)))
  return found
}

function takeApart(text: string): ParsedSelector {
  if (text.trim() === '') return { ok: false, fault: 'it is empty' }
  if (/^\s*\.?\/\//.test(text)) return { ok: false, fault: 'it looks like XPath' }
  try {
    const parts = parse(text).map(splitSuffix)
    const fault = parts.find((part) => typeof part === 'string')
    if (fault !== undefined) return { ok: false, fault }
    const good = parts.filter((part) => typeof part !== 'string')
    compile<AnyNode, Element>(
      good.map(({ tokens }) =>
        tokens.length === 0 ? [{ type: SelectorType.Universal, namespace: null }] : [...tokens],
      ),
      { adapter: { ...domutils, isTag } },
    )
    return { ok: true, parts: good }
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? explain(error.message) : String(error) }
  }
}

/** A part, or what is wrong with its suffix. */
function splitSuffix(row: Selector[]): SelectorPart | string {
  const last = row.at(-1)
  const inner = row.slice(0, -1).find((token) => token.type === SelectorType.PseudoElement)
  if (inner !== undefined) return `::${inner.name} goes at the end`
  if (last?.type !== SelectorType.PseudoElement) {
    const dots = row.some((t) => t.type === SelectorType.Attribute && t.name === 'class' && t.value.startsWith('.'))
    return dots ? 'two dots stand side by side' : { tokens: row, take: 'element' }
  }
  const tokens = row.slice(0, -1)
  if (last.name === 'text' && last.data === null) return { tokens, take: 'text' }
  const attr = (last.data ?? '').trim().replace(/^["']|["']$/g, '')
  if (last.name === 'attr' && attr !== '') return { tokens, take: { attr } }
  return last.name === 'attr'
    ? '::attr() needs a name, such as ::attr(href)'
    : `::${last.name} is not known: there are ::text and ::attr(name)`
}

function explain(message: string): string {
  const pseudo = /^Unknown pseudo-class (:[\w-]+)/.exec(message)?.[1]
  if (pseudo !== undefined) {
    return /^:(eq|first|last|lt|gt|even|odd|nth)$/.test(pseudo)
      ? `${pseudo} is not CSS: use :nth-of-type(n)`
      : `${pseudo} is not known`
  }
  return message.trimEnd().endsWith('found') ? 'it ends too early' : (message.split('\n')[0] ?? '')
}
