import { isTraversal, type Selector, SelectorType, stringify } from 'css-what'
import { parseSelector } from '../../config/selector.ts'

/** What css-select knows, too, and browsers do not: http://api.jquery.com/category/selectors/ */
const OURS_ONLY = new Set(
  (
    'contains icontains eq first last even odd gt lt parent header selected ' +
    'button checkbox file image input password radio reset submit text'
  ).split(' '),
)

/**
 * A selector of a config as browsers understand it, one for each of its alternatives. What only our own engine knows is
 * dropped from it, so that it may find more elements, but never fewer.
 */
export function pageSelectors(text: string): string[] {
  const parsed = parseSelector(text.trim())
  if (!parsed.ok) return []
  return parsed.parts.map(({ tokens }) => stringify([complete(tokens.filter((token) => !isOurs(token)))]))
}

function isOurs(token: Selector): boolean {
  if (token.type !== SelectorType.Pseudo) return false
  return OURS_ONLY.has(token.name) || (Array.isArray(token.data) && token.data.flat().some(isOurs))
}

/** Where nothing is left between two combinators, or at all, any element will do. */
function complete(tokens: Selector[]): Selector[] {
  const any: Selector = { type: SelectorType.Universal, namespace: null }
  const missing = (i: number): boolean => isTraversal(tokens[i - 1] ?? CHILD) && isTraversal(tokens[i] ?? CHILD)
  const filled = tokens.flatMap((token, i) => (missing(i) ? [any, token] : [token]))
  return missing(tokens.length) ? [...filled, any] : filled
}

const CHILD: Selector = { type: SelectorType.Child }
