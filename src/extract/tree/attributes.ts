import { decodedValue } from './references.ts'

// More than any element of a real page has; the rest is let go.
export const MAX_ATTRIBUTES = 1000

/**
 * The attributes in a start tag, from behind its name (`at`) to behind its `>`; of several with one name the first
 * counts.
 */
export function readAttributes(html: string, at: number, tagEnd: number): Record<string, string> {
  const attributes: Record<string, string> = {}
  const end = tagEnd - 1
  for (let count = 0; count < MAX_ATTRIBUTES; count++) {
    while (at < end && (html.charCodeAt(at) === SLASH || isSpace(html.charCodeAt(at)))) at++
    if (at >= end) break
    const nameStart = at
    // Its first character may be anything, even a `=`.
    do at++
    while (at < end && html.charCodeAt(at) !== EQUALS && !endsName(html.charCodeAt(at)))
    const name = html.slice(nameStart, at).toLowerCase()
    while (at < end && isSpace(html.charCodeAt(at))) at++
    let value = ''
    if (html.charCodeAt(at) === EQUALS) {
      do at++
      while (at < end && isSpace(html.charCodeAt(at)))
      const code = html.charCodeAt(at)
      const quote = code === DOUBLE ? '"' : code === SINGLE ? "'" : ''
      const start = quote === '' ? at : at + 1
      if (quote === '') while (at < end && !isSpace(html.charCodeAt(at))) at++
      else at = html.indexOf(quote, start)
      value = decodedValue(html.slice(start, at), quote)
      if (quote !== '') at++
    }
    if (!Object.hasOwn(attributes, name)) attributes[name] = value
  }
  return attributes
}

const SLASH = 47
const EQUALS = 61
const DOUBLE = 34
const SINGLE = 39

/** HTML's white space: blank, line feed, tab, form feed, carriage return. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 12 || code === 13
}

/** Of a tag or an attribute. */
export function endsName(code: number): boolean {
  return code === SLASH || code === 62 || isSpace(code)
}
