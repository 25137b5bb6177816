import { compile } from 'css-select'
import { isTag } from 'domhandler'
import * as domutils from 'domutils'

/** A selector of a config taken apart: the CSS, and what to take from the element it finds. */
export interface SelectorParts {
  /** '' for the element that is searched itself. */
  css: string
  take: { kind: 'element' } | { kind: 'text' } | { kind: 'attr'; name: string }
}

const SUFFIX = /::(?:(text)|attr\(\s*["']?([^\s"'()]+)["']?\s*\))\s*$/

export function splitSelector(text: string): SelectorParts {
  const found = SUFFIX.exec(text)
  if (found === null) return { css: text.trim(), take: { kind: 'element' } }
  const css = text.slice(0, found.index).trim()
  return { css, take: found[1] === 'text' ? { kind: 'text' } : { kind: 'attr', name: found[2] ?? '' } }
}

/** The word that the predecessor's schema wanted where no selector was needed; it selects nothing. */
export const FILLER = 'filler'

const known = new Map<string, string | null>()

/** What is wrong with a selector, or null: '(unclosed bracket)'. Fleets repeat selectors, so each is compiled once. */
export function selectorFault(text: string): string | null {
  let fault = known.get(text)
  if (fault === undefined) known.set(text, (fault = findFault(text)))
  return fault
}

function findFault(text: string): string | null {
  const { css, take } = splitSelector(text)
  if (css === '') return take.kind === 'element' ? 'it is empty' : null
  if (/^\.?\/\//.test(css)) return 'it looks like XPath'
  if (css.includes('::')) {
    return /::(text|attr)/.test(css)
      ? '::text and ::attr(name) go at the end, once; write alternatives as a list'
      : 'after :: only text and attr(name) are known'
  }
  try {
    compile(css, { adapter: { ...domutils, isTag } })
    return null
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0]! : String(error)
  }
}
