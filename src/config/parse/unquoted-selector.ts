/** A selector that YAML takes for something else, with what stands before it in its line. */
export interface UnquotedSelector {
  before: string
  value: string
}

/**
 * The selector that stands in a line of YAML without the quotes that it needs, since it begins with `[` (a list) or `#`
 * (a comment); null for any other line, and for what may be meant as a list or a remark.
 */
export function unquotedSelector(line: string): UnquotedSelector | null {
  if (line.length > LONGEST) return null
  const [, before, value] = LINE.exec(line.trimEnd()) ?? []
  if (before === undefined || value === undefined) return null
  const attribute = ATTRIBUTE.exec(value)?.[0]
  const rest = attribute === undefined ? '' : value.slice(attribute.length)
  const isAttribute = attribute !== undefined && (attribute.includes('=') || rest !== '') && !/^\s*[,#]/.test(rest)
  return isAttribute || ID.test(value) ? { before, value } : null
}

/** The same in quotes, and what to say of it. */
export function quotesNeeded({ value }: UnquotedSelector): string {
  return `a selector that begins with ${value[0] ?? ''} needs quotes: ${quoted(value)}`
}

/** In single quotes, as YAML writes them. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

const LONGEST = 1000
const KEYS =
  'container|title|url|date|body|tags|authors|key|selector|next_selector|article_root|wait_for|logged_in|expired|fill|click|check|wait|when|link'
const LINE = new RegExp(`^(\\s*(?:- )?(?:${KEYS}):[ \\t]+|\\s+- )([[#].+)$`)
/** `[data-x="y"] p`, and not a list of several selectors. */
const ATTRIBUTE = /^\[[\w-]+(?:[~|^$*]?=(?:"[^"\]]*"|'[^'\]]*'|[\w-]+))?\]/
/** `#main > p`, and not a remark. */
const PART = String.raw`(?:[.#][\w-]+|\[[\w-]+\]|[a-z][a-z\d]{0,9}(?=[.#:[\s>+~]|$))(?:[.#:][\w-]+)*`
const ID = new RegExp(
  String.raw`^#[A-Za-z][\w-]*(?:[.:][\w-]+)*(?:(?: *[>+~] *| +)${PART}){0,3}(?:::(?:text|attr\([\w-]+\)))?$`,
)
